/** Voice activity: how likely a run of caller audio holds speech. */
@NullMarked
package ai.beluga.voice.speech.vad;

import org.jspecify.annotations.NullMarked;
