/**
 * The wire that OpenAI Realtime and xAI's Grok voice share: one WebSocket, JSON events, audio in base64. A leaf of its own
 * brings a {@link ai.beluga.voice.provider.realtime.Dialect} and its settings.
 *
 * <pre>
 *  port's Stream ──▶ RealtimeStream ── lock, opening, timers ──▶ Conversation ──▶ client events
 *                                                                 ├ CallerAudio  gate and pieces
 *  socket's text ──▶ RealtimeStream ───────────────────────────▶ ├ Utterances   items of the caller, numbered
 *                                                                 ├ Replies      one at a time, asked for, given up
 *                                                                 ├ Parts        items of the model, what was heard of them
 *                                                                 └ Calls        of tools, and who waits for them
 * </pre>
 *
 * <p>All but the stream are pure: neither socket nor lock, thread or clock. See docs/providers/openai-realtime.md and docs/providers/grok.md.
 */
@NullMarked
package ai.beluga.voice.provider.realtime;

import org.jspecify.annotations.NullMarked;
