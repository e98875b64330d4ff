/**
 * A model that hears and speaks, taken as a recogniser and as a voice: somebody else decides what is said.
 *
 * <pre>
 *  SpeechToText ◀── HearingHalf ──┐
 *                                 ├── SharedStream ── one stream of the model a call
 *  TextToSpeech ◀── SpeakingHalf ─┘
 * </pre>
 */
@NullMarked
package ai.beluga.voice.speech.halves;

import org.jspecify.annotations.NullMarked;
