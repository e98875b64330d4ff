/**
 * Amazon Nova Sonic, a model that hears and speaks, by Bedrock's {@code InvokeModelWithBidirectionalStream}: one HTTP/2
 * request whose two bodies are streams of events. AWS's own client signs and frames them.
 *
 * <pre>
 *  call ──▶ NovaStream ──▶ NovaConversation ──▶ NovaInput ──▶ InputPublisher ──▶ BedrockClient ──▶ vendor
 *             (lock, lane)   Blocks · ReplyParts                                     │
 *  call ◀── events ◀──────── NovaConversation ◀──────────────── chunks ◀─────────────┘
 * </pre>
 *
 * <p>What an event means is decided by {@link ai.beluga.voice.provider.nova.NovaConversation}, which knows neither AWS's client
 * nor a clock. Held to the vendor's descriptions of 2026-11-22; not yet run against the live service. See docs/providers/nova-sonic.md.
 */
@NullMarked
package ai.beluga.voice.provider.nova;

import org.jspecify.annotations.NullMarked;
