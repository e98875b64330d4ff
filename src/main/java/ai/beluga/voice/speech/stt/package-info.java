/** Recognition of speech: caller audio in, text out. */
@NullMarked
package ai.beluga.voice.speech.stt;

import org.jspecify.annotations.NullMarked;
