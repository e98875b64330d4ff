/**
 * The phone call, whether or not audio flows: who is let in, which stream belongs to it, why its conversation ended and
 * what the carrier is told to do next.
 *
 * <pre>
 *  carrier asks ──▶ AnswerCall ──▶ Calls ◀── EndReport (a session says why it ended)
 *                       │            ▲
 *                  StreamTickets ◀───┴── ContinueCall ◀── carrier asks again after each stream
 * </pre>
 *
 * <p>A package of its own because a call outlives its streams and its session, and knows neither wire nor audio.
 */
@NullMarked
package ai.beluga.voice.call;

import org.jspecify.annotations.NullMarked;
