/**
 * Sentences that are said again and again, spoken once and kept: same port as the synthesizer behind it, so nothing else
 * knows.
 */
@NullMarked
package ai.beluga.voice.speech.cache;

import org.jspecify.annotations.NullMarked;
