/**
 * What the simulators of OpenAI Realtime and xAI Grok share: session, conversation, caller's audio, answers, mischief. What a
 * vendor does in its own way is its {@link ai.beluga.voice.simulator.realtime.Dialect}. Shares nothing with the product.
 *
 * <pre>
 *  client ──► SocketServer ──► Session ──► Input (voice detection, turns) ──► Conversation (items)
 *                                 │                                              ▲
 *                                 ├──► Items (create, delete, truncate) ─────────┤
 *                                 └──► Answering (Script says what) ─────────────┘
 *  client ◄────────────────── Outbox (in order, with the Mischief of the hour)
 * </pre>
 */
package ai.beluga.voice.simulator.realtime;
