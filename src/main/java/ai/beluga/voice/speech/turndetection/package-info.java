/** End-of-turn detection: how likely the caller has finished when a pause begins. */
@NullMarked
package ai.beluga.voice.speech.turndetection;

import org.jspecify.annotations.NullMarked;
