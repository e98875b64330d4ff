package ai.beluga.voice.twilio.media;

import java.util.Map;

/** What Twilio says on a media stream. */
sealed interface MediaMessage {

    /** The first message; carries nothing we need. */
    record Connected() implements MediaMessage {}

    /**
     * The stream begins.
     *
     * @param parameters what our TwiML gave the stream; empty when the message has none
     */
    record Start(String streamSid, String callSid, Format format, Map<String, String> parameters)
            implements MediaMessage {}

    /**
     * Audio.
     *
     * @param inbound {@code true} for the caller's
     * @param timestampMillis of the first sample, since the stream began
     * @param payload mu-law, 8 kHz
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; handed over
    record Media(String streamSid, boolean inbound, long timestampMillis, byte[] payload) implements MediaMessage {}

    /** A key was pressed. */
    record Dtmf(String streamSid, char digit) implements MediaMessage {}

    /** A mark of ours was reached. */
    record Mark(String streamSid, String name) implements MediaMessage {}

    /** The stream is over. */
    record Stop(String streamSid) implements MediaMessage {}

    /** An event we do not know: Twilio adds some without notice. */
    record Unknown(String event) implements MediaMessage {}

    /**
     * How audio comes.
     *
     * @param encoding as on the wire
     * @param sampleRateHz samples per second
     * @param channels number of channels
     */
    record Format(String encoding, int sampleRateHz, int channels) {

        /** The only one Twilio has. */
        static final Format TELEPHONE = new Format("audio/x-mulaw", 8_000, 1);
    }
}
