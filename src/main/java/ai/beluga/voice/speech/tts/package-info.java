/** Synthesis of speech: text in, audio with word times out. */
@NullMarked
package ai.beluga.voice.speech.tts;

import org.jspecify.annotations.NullMarked;
