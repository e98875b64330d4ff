/** What the person at the phone hears, as arithmetic on sample positions: no clock, no thread, no socket. */
@NullMarked
package ai.beluga.voice.phone.playout;

import org.jspecify.annotations.NullMarked;
