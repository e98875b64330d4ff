/**
 * The way of a call's audio and words, from the caller's mouth to the caller's ear, as stages joined once.
 */
@NullMarked
package ai.beluga.voice.pipeline;

import org.jspecify.annotations.NullMarked;
