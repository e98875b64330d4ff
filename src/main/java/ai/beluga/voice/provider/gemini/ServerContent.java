package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.MalformedMessageException;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the vendor says. */
final class ServerContent {

    private static final Pattern PCM = Pattern.compile("audio/(?:pcm|l16)(?:;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern RATE = Pattern.compile("rate=(\\d{4,5})");
    private static final int USUAL_RATE_HZ = 24_000;
    /** Ends that leave nothing to be missed. */
    private static final Set<String> WHOLE = Set.of("", "TURN_COMPLETE_REASON_UNSPECIFIED", "NEED_MORE_INPUT");

    private ServerContent() {}

    /** The next of a reply. */
    record Said(List<Pcm> audio, String words) {}

    /**
     * A piece of audio.
     *
     * @param bytes PCM16, little-endian; may end amid a sample
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Pcm(int rateHz, byte[] bytes) {}

    /** @throws MalformedMessageException when audio is none */
    static Said of(JsonMessage content) {
        List<Pcm> audio = new ArrayList<>();
        content.object("modelTurn")
                .ifPresent(turn -> turn.objects("parts")
                        .forEach(part -> part.object("inlineData").ifPresent(data -> audio.add(pcm(data)))));
        String words = content.object("outputTranscription")
                .map(transcription -> transcription.text("text"))
                .orElse("");
        return new Said(audio, words);
    }

    private static Pcm pcm(JsonMessage data) {
        String type = data.text("mimeType");
        if (!PCM.matcher(type).matches()) {
            throw new MalformedMessageException("audio of another kind");
        }
        Matcher rate = RATE.matcher(type);
        try {
            return new Pcm(
                    rate.find() ? Integer.parseInt(rate.group(1)) : USUAL_RATE_HZ,
                    Base64.getDecoder().decode(data.text("data")));
        } catch (IllegalArgumentException broken) {
            throw new MalformedMessageException("audio is no base64");
        }
    }

    /** How a turn ended that the vendor says is complete. */
    static How how(String reason) {
        if (WHOLE.contains(reason)) {
            return How.COMPLETE;
        }
        return reason.equals("MALFORMED_FUNCTION_CALL") ? How.FAILED : How.CUT;
    }
}
