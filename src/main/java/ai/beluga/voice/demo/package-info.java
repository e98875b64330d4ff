/**
 * The page at {@code /} with its telephone, served in the demo profile only; in production every path of it answers 404. A
 * package of its own so that it can be left out as a whole.
 */
@NullMarked
package ai.beluga.voice.demo;

import org.jspecify.annotations.NullMarked;
