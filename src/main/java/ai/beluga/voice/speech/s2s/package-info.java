/** Speech-to-speech: one model that hears and speaks in place of recogniser, agent and synthesizer. */
@NullMarked
package ai.beluga.voice.speech.s2s;

import org.jspecify.annotations.NullMarked;
