/**
 * Where everything meets: chooses the engines by their configured names, turns settings into the values the core takes, and
 * holds the live sessions. A package of its own because it alone may know all others.
 */
@NullMarked
package ai.beluga.voice.gateway;

import org.jspecify.annotations.NullMarked;
