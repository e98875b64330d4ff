/** Voice activity by the Silero network, version 6, at the telephone's own 8 kHz, inside this process. */
@NullMarked
package ai.beluga.voice.provider.silero;

import org.jspecify.annotations.NullMarked;
