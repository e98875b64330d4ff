/**
 * The WebSocket of a vendor: what every remote engine needs and none should write again. Over the JDK's client it queues
 * what is sent (one send is under way at a time, the queue is bounded), puts together what comes in pieces, finds a far end
 * that answers nothing, and says of each failure what to do about it.
 *
 * <pre>
 *  engine ── open ──▶ Opening ──▶ the vendor's fault-tolerant bean ──▶ SocketClient ──▶ VendorSocket ──▶ far end
 *     ▲                  └ gives up every attempt nobody took               SendQueue · Heartbeat · Receiver
 *     └──────────────── SocketStream: text, binary, lost ◀───────────────────┘
 * </pre>
 *
 * <p>The one package of {@code provider} that leaves may share; it knows no vendor.
 */
@NullMarked
package ai.beluga.voice.provider.socket;

import org.jspecify.annotations.NullMarked;
