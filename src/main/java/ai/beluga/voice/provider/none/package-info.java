/** The engine that does nothing, to be chosen by its name and never silently. */
@NullMarked
package ai.beluga.voice.provider.none;

import org.jspecify.annotations.NullMarked;
