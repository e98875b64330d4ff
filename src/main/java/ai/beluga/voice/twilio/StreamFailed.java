package ai.beluga.voice.twilio;

import ai.beluga.voice.event.CallId;

/**
 * Twilio reports that a stream failed; its socket may not know yet.
 *
 * @param streamSid Twilio's name of the stream
 */
public record StreamFailed(CallId call, String streamSid) {}
