/**
 * The embedded voice: MaryTTS with the voice cmu-slt-hsmm, in this process, without network, key or native code.
 *
 * <pre>
 *  text ─▶ english (sentences, spoken words) ─▶ FrontEnd (phones) ─▶ durations, parameters ─▶ StreamingVocoder
 *                                                                         │ word times            │ 48 kHz
 *  SpeakingStream ◀─ Words ◀──────────────────────────────────────────────┘                       ▼
 *       one per call    ◀─ Audio ◀──────────────────────────────────────────────── TelephoneAudio (8 kHz mu-law)
 * </pre>
 *
 * <p>MaryTTS is not started as its makers meant: {@code Mary.startup()} registers a shutdown hook, writes all system
 * properties to its log and loads modules for twelve input languages and formats. Here only the four modules that English needs
 * are made, and the vocoder is driven by our own thread, so that audio leaves while it is being computed, can be given up
 * at any sample, and nothing outlives a redeploy.
 */
@NullMarked
package ai.beluga.voice.provider.mary;

import org.jspecify.annotations.NullMarked;
