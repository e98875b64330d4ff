/** Tests of threads, timers and the media tick, in virtual time. */
@NullMarked
package ai.beluga.voice.ops;

import org.jspecify.annotations.NullMarked;
