package ai.beluga.voice.phone;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A verb of TwiML that the phone can carry out. URLs are as written, relative ones included. */
public sealed interface Verb {

    /** {@code <Connect><Stream>}: runs until the socket is closed. */
    record Stream(
            String url,
            Map<String, String> parameters,
            Optional<String> statusCallback,
            Optional<String> name,
            Optional<String> action)
            implements Verb {}

    /** Asks another document, which replaces this one. */
    record Redirect(String url, boolean post) implements Verb {}

    /** Words spoken by Twilio. */
    record Say(String text) implements Verb {}

    /** Transfers the call; {@code action} is asked when that is over. */
    record Dial(String number, Optional<String> action) implements Verb {}

    /** Ends the call. */
    record Hangup() implements Verb {}

    /** Refuses the call. */
    record Reject(String reason) implements Verb {}

    /** Waits. */
    record Pause(Duration length) implements Verb {}
}
