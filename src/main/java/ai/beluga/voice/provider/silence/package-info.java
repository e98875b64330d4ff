/** End of turn without a model: the pause decides, the last words may say how long it should be. */
@NullMarked
package ai.beluga.voice.provider.silence;

import org.jspecify.annotations.NullMarked;
