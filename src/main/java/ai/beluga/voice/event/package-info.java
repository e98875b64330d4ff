/**
 * The words the parts of a call use with each other: identities, what was said, and facts about a call.
 *
 * <p>A package of its own because every other package may know it while it knows none of them.
 */
@NullMarked
package ai.beluga.voice.event;

import org.jspecify.annotations.NullMarked;
