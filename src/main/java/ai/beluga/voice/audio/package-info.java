/** Sound as numbers: formats, G.711 and change of sample rate. Pure arithmetic on arrays the caller owns. */
@NullMarked
package ai.beluga.voice.audio;

import org.jspecify.annotations.NullMarked;
