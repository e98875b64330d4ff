/**
 * What goes into the pure core of a call and what it decides, as lines of text, and back again: the journal and its replay.
 * Knows neither files nor threads; those are {@code ops.journal}'s. A package of its own because neither the core nor the
 * stages need to know how they are written down.
 *
 * <pre>
 *   header                         settings in force, version, whether words are in it
 *   Score ▸ VoiceSmoother          each score of the voice detector, with its media time
 *   Cut   ▸ VoiceSmoother          a line was lost
 *   Input ▸ TurnMachine ▸ Decision …
 *   closing                        how many lines there are, and why some are missing
 * </pre>
 */
@NullMarked
package ai.beluga.voice.journal;

import org.jspecify.annotations.NullMarked;
