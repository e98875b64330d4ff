/**
 * A telephone that plays Twilio's side against any server: webhooks, TwiML, Media Streams, in real time.
 *
 * <p>It shares no code with the product, so that an error in the product's view of the wire cannot hide in both.
 *
 * <pre>
 *   script ──▶ ScriptRun ──▶ MediaStream ──▶ wire (WebSocket)      20 ms frames, digits, mark echoes
 *   TwimlRun ─▶ wire (HTTP)      ▲ └── playout (what was heard)
 *      └── opens a MediaStream ──┘
 * </pre>
 */
@NullMarked
package ai.beluga.voice.phone;

import org.jspecify.annotations.NullMarked;
