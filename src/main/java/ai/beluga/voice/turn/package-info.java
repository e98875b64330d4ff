/**
 * Who has the floor, and how much of what was said was heard: decisions as pure arithmetic on events and times.
 *
 * <pre>
 *  scores ─▶ VoiceSmoother ─▶ edges ─┐
 *  text, estimates, digits, timers ──┼─▶ TurnMachine ─▶ decisions (ask, say, hold, resume, interrupt, end)
 *  playout: audible, over ───────────┘        │
 *                             TurnEnding ─ Endpointing (how long a pause may last)
 *                                 ├─ EndOfTurn (what speaks for the end, put together) ◀─ TurnWords (one a language)
 *                                 └─ AwaitedAnswer (what the caller was asked for)
 *  sent, marked ─▶ PlayoutLedger ─▶ heard     Pacer (how much may be sent now)
 * </pre>
 *
 * <p>A package of its own so that it can be tested, replayed and reasoned about without a clock, a thread or a socket.
 */
@NullMarked
package ai.beluga.voice.turn;

import org.jspecify.annotations.NullMarked;
