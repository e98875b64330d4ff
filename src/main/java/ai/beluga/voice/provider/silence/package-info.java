/** End of turn without a model: no estimate, so that the pause, the words and what is waited for decide. */
@NullMarked
package ai.beluga.voice.provider.silence;

import org.jspecify.annotations.NullMarked;
