/**
 * Models that obey every attacker: nothing they say or call may pass a tool's limits, act as somebody else, have an effect that the
 * caller was not asked about, or keep the caller without an answer. {@code docs/tools.md} says what holds.
 */
@NullMarked
package ai.beluga.voice.hostile;

import org.jspecify.annotations.NullMarked;
