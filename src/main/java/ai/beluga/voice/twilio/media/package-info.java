/**
 * The audio of a call on Twilio's wire: Media Streams, one WebSocket a stream.
 *
 * <pre>
 *  socket ─▶ MediaEndpoint ─▶ MediaConnection ── MediaCodec ──▶ session.LineInput
 *  socket ◀─ SocketPeer ◀──── MediaLine (the one writer) ◀───── session, by pipeline.Line
 * </pre>
 *
 * <p>A package of its own so that the codec can be tested on captured frames without a socket, and so that another path can
 * serve the same protocol ({@link MediaDoor}).
 */
@NullMarked
package ai.beluga.voice.twilio.media;

import org.jspecify.annotations.NullMarked;
