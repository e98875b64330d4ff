package ai.beluga.voice.twilio.webhook;

/** Where Twilio finds what, below the public address. */
final class Paths {

    static final String ROOT = "/twilio";
    static final String MEDIA = ROOT + "/media";
    static final String CONTINUE = ROOT + "/voice/continue";
    static final String STREAM_STATUS = ROOT + "/stream-status";

    private Paths() {}
}
