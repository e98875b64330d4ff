package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.speech.s2s.S2sEvent;

/** Reads what a response has used. Vendors tell totals; some also what they are of. */
final class Tokens {

    private Tokens() {}

    static S2sEvent.Usage used(JsonMessage usage) {
        Side in = side(usage, "input");
        Side out = side(usage, "output");
        return new S2sEvent.Usage(in.audio(), out.audio(), in.text(), out.text(), in.other(), out.other());
    }

    private record Side(long audio, long text, long other) {}

    private static Side side(JsonMessage usage, String name) {
        JsonMessage details = usage.object(name + "_token_details").orElse(JsonMessage.EMPTY);
        long audio = tokens(details, "audio_tokens");
        long text = tokens(details, "text_tokens");
        return new Side(audio, text, Math.max(0, tokens(usage, name + "_tokens") - audio - text));
    }

    private static long tokens(JsonMessage from, String name) {
        return from.number(name).orElse(0.0).longValue();
    }
}
