/** Tests of what the gateway says about its own state. */
@NullMarked
package ai.beluga.voice.ops.health;

import org.jspecify.annotations.NullMarked;
