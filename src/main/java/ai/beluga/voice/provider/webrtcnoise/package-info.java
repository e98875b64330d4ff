/**
 * Noise suppression of the WebRTC project, by the native library of webrtc-java, which the server keeps. It is a package of
 * its own because it alone needs native code and with it libraries of the system; nothing of that is touched before an
 * operator chooses it, so the gateway runs without them.
 */
@NullMarked
package ai.beluga.voice.provider.webrtcnoise;

import org.jspecify.annotations.NullMarked;
