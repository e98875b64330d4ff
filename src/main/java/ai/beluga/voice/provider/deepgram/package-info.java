/**
 * Deepgram, a vendor of recognition and synthesis, over its WebSockets: {@code deepgram} hears by {@code /v1/listen},
 * {@code deepgram-flux} hears and takes turns by {@code /v2/listen}, {@code deepgram} speaks by {@code /v1/speak}.
 *
 * <p>Held to the vendor's public descriptions (asyncapi.yml of 2026-07-22, pages of 2026-11-22); not yet run against the
 * live service. What becomes of a message is decided by {@link ai.beluga.voice.provider.deepgram.ListenTranscript},
 * {@link ai.beluga.voice.provider.deepgram.FluxTurns} and {@link ai.beluga.voice.provider.deepgram.SpeakOrder}, which know
 * neither socket nor clock; the streams around them do the sending. See docs/providers/deepgram.md.
 */
@NullMarked
package ai.beluga.voice.provider.deepgram;

import org.jspecify.annotations.NullMarked;
