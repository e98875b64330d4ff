/** What the measurements put into the gateway's WAR: engines that follow a script, counters, and a bare echo to compare with. */
@NullMarked
package ai.beluga.voice.load.server;

import org.jspecify.annotations.NullMarked;
