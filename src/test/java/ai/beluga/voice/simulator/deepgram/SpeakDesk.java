package ai.beluga.voice.simulator.deepgram;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;

/** {@code /v1/speak}: a hum for each word, twenty times as fast as it sounds. */
final class SpeakDesk implements Desk {

    private static final int MESSAGE_BYTES = 100 * Sound.RATE;
    private static final long MESSAGE_NANOS = 5_000_000;
    private static final int MOST_CHARACTERS = 2_000;
    private static final int MOST_FLUSHES = 20;
    private static final long WITHIN_NANOS = 60_000_000_000L;

    private final Connection connection;
    private final Mischief mischief;
    private final Consumer<String> violations;
    private final StringBuilder text = new StringBuilder();
    private final Deque<Long> flushes = new ArrayDeque<>();
    private int sequence;

    SpeakDesk(Connection connection, Mischief mischief, Consumer<String> violations) {
        this.connection = connection;
        this.mischief = mischief;
        this.violations = violations;
    }

    @Override
    public Set<String> types() {
        return Set.of("Speak", "Flush", "Clear", "Close");
    }

    @Override
    public void opened() {
        connection.say(Json.createObjectBuilder()
                .add("type", "Metadata")
                .add("request_id", "0a1b2c3d-0000-4000-8000-000000000003")
                .add("model_name", "aura-2-thalia-en")
                .add("model_version", "2026-01-01.0")
                .add("model_uuid", "0a1b2c3d-0000-4000-8000-000000000004"));
    }

    @Override
    public void audio(byte[] audio) {
        violations.accept("audio was sent to the synthesizer");
    }

    @Override
    public void message(String type, JsonObject message) {
        switch (type) {
            case "Speak" -> speak(message.getString("text", ""));
            case "Flush" -> flush();
            case "Clear" -> clear();
            default -> connection.close(1000, "");
        }
    }

    private void speak(String words) {
        if (words.isBlank()) {
            violations.accept("Speak without text");
        }
        if (text.length() + words.length() > MOST_CHARACTERS) {
            violations.accept("more than " + MOST_CHARACTERS + " characters wait to be spoken");
            connection.close(1009, "");
        }
        text.append(words);
    }

    private void flush() {
        long now = System.nanoTime();
        flushes.add(now);
        while (now - flushes.getFirst() > WITHIN_NANOS) {
            flushes.remove();
        }
        if (flushes.size() > MOST_FLUSHES) {
            violations.accept("more than " + MOST_FLUSHES + " flushes in a minute");
            connection.say(Json.createObjectBuilder()
                    .add("type", "Warning")
                    .add("code", "EXCEEDED_FLUSH_LIMIT")
                    .add("description", "invented: the vendor documents no code"));
            return;
        }
        byte[] audio = Sound.hum(text.toString());
        text.setLength(0);
        for (int begin = 0; begin < audio.length; begin += MESSAGE_BYTES) {
            connection.say(
                    Arrays.copyOfRange(audio, begin, Math.min(audio.length, begin + MESSAGE_BYTES)), MESSAGE_NANOS);
        }
        connection.say(Json.createObjectBuilder().add("type", "Flushed").add("sequence_id", sequence++));
    }

    private void clear() {
        text.setLength(0);
        connection.takeBack("Flushed");
        JsonObject cleared = Json.createObjectBuilder()
                .add("type", "Cleared")
                .add("sequence_id", sequence++)
                .build();
        if (mischief.lateAudio) {
            for (int i = 0; i < 5; i++) {
                connection.say(Sound.tone(900, 100), MESSAGE_NANOS);
            }
            connection.say(Json.createObjectBuilder().add("type", "Flushed").add("sequence_id", sequence++));
        }
        connection.say(cleared);
    }
}
