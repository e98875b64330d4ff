/** What a network or a vendor on the other side of it does when it is in trouble. Shares nothing with the product. */
@NullMarked
package ai.beluga.voice.simulator.trouble;

import org.jspecify.annotations.NullMarked;
