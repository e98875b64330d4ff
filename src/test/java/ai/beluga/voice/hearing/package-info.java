/** What the engines that hear the caller are worth, measured over recordings; each class with a main method is one report. */
@NullMarked
package ai.beluga.voice.hearing;

import org.jspecify.annotations.NullMarked;
