/**
 * Twilio's questions about calls and our answers to them.
 *
 * <p>A package of its own because it translates between Twilio's forms and XML and the words of {@code call}, and decides
 * nothing itself.
 */
@NullMarked
package ai.beluga.voice.twilio.webhook;

import org.jspecify.annotations.NullMarked;
