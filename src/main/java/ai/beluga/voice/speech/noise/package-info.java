/** Noise suppression: caller audio in, cleaner caller audio out. */
@NullMarked
package ai.beluga.voice.speech.noise;

import org.jspecify.annotations.NullMarked;
