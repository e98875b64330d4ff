package ai.beluga.voice.twilio.media;

import ai.beluga.voice.pipeline.Line.CloseCause;

/** Close codes of RFC 6455, section 7.4.1, as far as we use them. */
enum CloseCode {
    NORMAL(1000),
    GOING_AWAY(1001),
    PROTOCOL_ERROR(1002),
    UNSUPPORTED_DATA(1003),
    INVALID_DATA(1007),
    REFUSED(1008),
    TOO_BIG(1009),
    FAILURE(1011);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static CloseCode of(CloseCause cause) {
        return switch (cause) {
            case DONE, REPLACED -> NORMAL;
            case GOING_AWAY -> GOING_AWAY;
            case PROTOCOL_ERROR -> PROTOCOL_ERROR;
            case PEER_SLOW, FAILURE -> FAILURE;
        };
    }
}
