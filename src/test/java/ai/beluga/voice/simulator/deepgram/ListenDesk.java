package ai.beluga.voice.simulator.deepgram;

import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/** {@code /v1/listen}: interim results as audio comes, final ones at pauses and on {@code Finalize}. */
final class ListenDesk implements Desk {

    private static final int INTERIM_MILLIS = 200;
    private static final String ID = "0a1b2c3d-0000-4000-8000-000000000001";

    private final Connection connection;
    private final Script script;
    private final Mischief mischief;
    private final Ear ear;
    private final boolean interim;
    private final long endpointingMillis;
    private int settledWords;
    private double settledSeconds;
    private int toldWords;
    private long toldMillis;

    ListenDesk(Upgrade upgrade, Connection connection, Script script, Mischief mischief) {
        this.connection = connection;
        this.script = script;
        this.mischief = mischief;
        this.ear = new Ear(script);
        this.interim = upgrade.parameter("interim_results").equals("true");
        String endpointing = upgrade.parameter("endpointing");
        this.endpointingMillis = endpointing.isEmpty() ? 10 : Long.parseLong(endpointing);
    }

    @Override
    public Set<String> types() {
        return Set.of("KeepAlive", "Finalize", "CloseStream");
    }

    @Override
    public void opened() {
        if (mischief.strange) {
            connection.say(Json.createObjectBuilder()
                    .add("type", "SpeechStarted")
                    .add("channel", Json.createArrayBuilder().add(0).add(1))
                    .add("timestamp", 0.1));
        }
    }

    @Override
    public void audio(byte[] audio) {
        ear.hear(audio);
        boolean more = ear.words().size() > settledWords;
        if (more && ear.quietMillis() >= Math.max(endpointingMillis, 120)) {
            settle(false);
        } else if (interim && ear.millis() - toldMillis >= INTERIM_MILLIS) {
            toldMillis = ear.millis();
            if (more || toldWords > settledWords) {
                toldWords = ear.words().size();
                connection.say(result(false, false));
            }
        }
    }

    @Override
    public void message(String type, JsonObject message) {
        switch (type) {
            case "Finalize" -> {
                boolean nothing = ear.words().size() == settledWords;
                if (!(nothing && mischief.silentFinalize)) {
                    settle(true);
                }
            }
            case "CloseStream" -> {
                settle(false);
                connection.say(Json.createObjectBuilder()
                        .add("type", "Metadata")
                        .add("transaction_key", "deprecated")
                        .add("request_id", ID)
                        .add("sha256", "0000")
                        .add("created", "2026-11-22T00:00:00.000Z")
                        .add("duration", ear.seconds())
                        .add("channels", 1));
                connection.close(1000, "");
            }
            default -> {}
        }
    }

    private void settle(boolean fromFinalize) {
        connection.say(result(true, fromFinalize));
        settledWords = ear.words().size();
        settledSeconds = ear.seconds();
        if (settledWords > 0) {
            int sentence = ear.words().getLast().sentence();
            long words = ear.words().stream()
                    .filter(word -> word.sentence() == sentence)
                    .count();
            script.used(words == script.words(sentence).length ? sentence + 1 : sentence);
        }
        if (mischief.strange) {
            connection.say(Json.createObjectBuilder()
                    .add("type", "UtteranceEnd")
                    .add("channel", Json.createArrayBuilder().add(0).add(1))
                    .add("last_word_end", ear.seconds()));
        }
    }

    private JsonObject result(boolean isFinal, boolean fromFinalize) {
        List<Ear.HeardWord> words =
                ear.words().subList(settledWords, ear.words().size());
        JsonArrayBuilder spelled = Json.createArrayBuilder();
        for (Ear.HeardWord word : words) {
            spelled.add(Json.createObjectBuilder()
                    .add("word", word.text().toLowerCase(java.util.Locale.ROOT))
                    .add("start", word.startMillis() / 1_000.0)
                    .add("end", word.endMillis() / 1_000.0)
                    .add("confidence", 0.98)
                    .add("punctuated_word", word.text()));
        }
        return Json.createObjectBuilder()
                .add("type", "Results")
                .add("channel_index", Json.createArrayBuilder().add(0).add(1))
                .add("duration", ear.seconds() - settledSeconds)
                .add("start", settledSeconds)
                .add("is_final", isFinal)
                .add("speech_final", isFinal && !fromFinalize)
                .add("from_finalize", fromFinalize)
                .add(
                        "channel",
                        Json.createObjectBuilder()
                                .add(
                                        "alternatives",
                                        Json.createArrayBuilder()
                                                .add(Json.createObjectBuilder()
                                                        .add("transcript", text(words))
                                                        .add("confidence", 0.98)
                                                        .add("words", spelled))))
                .add(
                        "metadata",
                        Json.createObjectBuilder()
                                .add("request_id", ID)
                                .add("model_uuid", ID)
                                .add(
                                        "model_info",
                                        Json.createObjectBuilder()
                                                .add("name", "simulated")
                                                .add("version", "1")
                                                .add("arch", "nova-3")))
                .build();
    }

    static String text(List<Ear.HeardWord> words) {
        return String.join(" ", words.stream().map(Ear.HeardWord::text).toList());
    }
}
