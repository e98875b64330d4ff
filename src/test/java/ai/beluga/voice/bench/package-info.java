/**
 * What one second of one call's audio costs in each engine, measured by JMH: run by hand, {@code mvn -Pbench}, and not with the
 * tests. {@code BenchCommand} makes {@code docs/hearing-cost.md} of it.
 */
@NullMarked
package ai.beluga.voice.bench;

import org.jspecify.annotations.NullMarked;
