/** Checks on the shape of the code base itself: which package may know which, and what only one place may do. */
@NullMarked
package ai.beluga.voice.arch;

import org.jspecify.annotations.NullMarked;
