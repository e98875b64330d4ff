/**
 * Lets only Twilio in: every request under {@code /twilio} is signed, the upgrade to a WebSocket included.
 *
 * <p>A package of its own because it is arithmetic over a request, done before anything else may see it.
 */
@NullMarked
package ai.beluga.voice.twilio.security;

import org.jspecify.annotations.NullMarked;
