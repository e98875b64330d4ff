/**
 * Google's Gemini Live, a model that hears and speaks, over its WebSocket ({@code BidiGenerateContent}).
 *
 * <pre>
 *  call ──▶ GeminiStream ──▶ GeminiConversation ──▶ ClientMessages ──▶ socket
 *             (lock, lane)     CallerAudio 8 ▸ 16 kHz      │
 *  call ◀── events ◀────────── CallerWords · SaidParts ◀───┴── ServerMessage ◀── socket
 * </pre>
 *
 * <p>What a message means is decided by {@link ai.beluga.voice.provider.gemini.GeminiConversation}, which knows neither socket
 * nor clock. Held to the vendor's descriptions of 2026-11-22; not yet run against the live service. See docs/providers/gemini-live.md.
 */
@NullMarked
package ai.beluga.voice.provider.gemini;

import org.jspecify.annotations.NullMarked;
