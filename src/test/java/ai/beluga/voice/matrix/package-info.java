/**
 * The failure matrix: whole calls to a gateway whose remote engines get into every kind of trouble at every point of a turn,
 * judged by what the caller hears and by what the record says.
 *
 * <pre>
 * Phone ──► gateway ──► TroubledWire ──► DeepgramSimulator, ChatSimulator
 *   └─ Silences  └─ Facts, log
 * </pre>
 */
@NullMarked
package ai.beluga.voice.matrix;

import org.jspecify.annotations.NullMarked;
