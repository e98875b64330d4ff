/** A call without a clock, a thread or a socket: virtual time, scripted engines and a far end that plays what it gets. */
@NullMarked
package ai.beluga.voice.testkit;

import org.jspecify.annotations.NullMarked;
