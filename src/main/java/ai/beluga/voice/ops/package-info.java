/**
 * Running the gateway: threads, timers, the media tick, health, drain. A package of its own so that everything else can
 * be tested without a server.
 */
@NullMarked
package ai.beluga.voice.ops;

import org.jspecify.annotations.NullMarked;
