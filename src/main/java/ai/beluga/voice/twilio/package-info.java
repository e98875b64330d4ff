/**
 * All that knows Twilio's wire: who may ask ({@code security}), questions about calls and their answers ({@code webhook}),
 * and the audio of a call ({@code media}).
 *
 * <pre>
 *  Twilio ── POST /twilio/voice ──▶ SignatureFilter ──▶ webhook ──▶ call.AnswerCall ──▶ TwiML with a ticket
 *  Twilio ── GET  /twilio/media ──▶ SignatureFilter ──▶ media ────▶ call.StreamTickets, session.Switchboard
 * </pre>
 *
 * <p>A package of its own so that nothing else has to change when Twilio does.
 */
@NullMarked
package ai.beluga.voice.twilio;

import org.jspecify.annotations.NullMarked;
