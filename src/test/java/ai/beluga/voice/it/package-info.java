/**
 * The gateway as it is delivered, deployed into a real server on a free port. What can be shown without a server is shown
 * elsewhere, in a thousandth of the time.
 */
@NullMarked
package ai.beluga.voice.it;

import org.jspecify.annotations.NullMarked;
