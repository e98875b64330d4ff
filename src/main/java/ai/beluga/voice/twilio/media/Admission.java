package ai.beluga.voice.twilio.media;

import ai.beluga.voice.event.CallId;

/** Decides whether a stream may carry a call. */
@FunctionalInterface
public interface Admission {

    /** {@code true} when the ticket is this call's and was not used; it is used up by asking. */
    boolean admits(CallId call, String ticket);
}
