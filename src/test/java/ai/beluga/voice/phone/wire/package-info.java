/** Sockets, HTTP, WebSocket and signature as Twilio uses them, over plain sockets so that misbehaviour is possible. */
@NullMarked
package ai.beluga.voice.phone.wire;

import org.jspecify.annotations.NullMarked;
