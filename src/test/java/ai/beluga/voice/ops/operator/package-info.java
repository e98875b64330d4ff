/** Tests of what an operator may do. */
@NullMarked
package ai.beluga.voice.ops.operator;

import org.jspecify.annotations.NullMarked;
