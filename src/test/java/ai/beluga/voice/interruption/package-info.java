/**
 * How well the gateway tells an interruption from everything else that is heard while the agent speaks: labelled overlaps,
 * played through the whole session on virtual time, and the report of it.
 */
@NullMarked
package ai.beluga.voice.interruption;

import org.jspecify.annotations.NullMarked;
