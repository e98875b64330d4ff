/** Time as a parameter: the only package that reads a clock, so that everything else can be tested without one. */
@NullMarked
package ai.beluga.voice.time;

import org.jspecify.annotations.NullMarked;
