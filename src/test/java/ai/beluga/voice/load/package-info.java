/**
 * Long measurements that are run by hand, {@code mvn -Pload verify}, and not with the tests: how many calls, how much memory,
 * how fast an interruption. What they deploy beside the gateway is in {@code server}. {@code docs/measurements.md} tells what
 * came of it.
 */
@NullMarked
package ai.beluga.voice.load;

import org.jspecify.annotations.NullMarked;
