/** What an operator may do while the node runs, over HTTP under {@code /operator}, for who knows the operator's token. */
@NullMarked
package ai.beluga.voice.ops.operator;

import org.jspecify.annotations.NullMarked;
