/** Tests of the agent that answers from files. */
@NullMarked
package ai.beluga.voice.provider.knowledge;

import org.jspecify.annotations.NullMarked;
