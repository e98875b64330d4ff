/**
 * What one call has said and heard so far: the agent's memory. A package of its own because both the pipeline and agents
 * use it and neither owns it.
 */
@NullMarked
package ai.beluga.voice.memory;

import org.jspecify.annotations.NullMarked;
