package ai.beluga.voice.simulator.deepgram;

import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/**
 * {@code /v2/listen}: an update each 240 ms of audio; a turn starts with its first word, is probably over after a pause of
 * 320 ms when an eager threshold is set, and over after 640 ms. Without audio nothing happens, as with the vendor.
 */
final class FluxDesk implements Desk {

    private static final int UPDATE_MILLIS = 240;
    private static final int EAGER_MILLIS = 320;
    private static final int OVER_MILLIS = 640;
    private static final int HESITATION_MILLIS = 60;

    private final Connection connection;
    private final Script script;
    private final Mischief mischief;
    private final Ear ear;
    private final boolean eager;
    private int sequence;
    private int turn;
    private boolean inTurn;
    private boolean likelyOver;
    private int hesitated;
    private int firstWord;
    private double turnSeconds;
    private long toldMillis;

    FluxDesk(Upgrade upgrade, Connection connection, Script script, Mischief mischief) {
        this.connection = connection;
        this.script = script;
        this.mischief = mischief;
        this.ear = new Ear(script);
        this.eager = !upgrade.parameter("eager_eot_threshold").isEmpty();
    }

    @Override
    public Set<String> types() {
        return Set.of("Configure", "CloseStream");
    }

    @Override
    public void opened() {
        connection.say(Json.createObjectBuilder()
                .add("type", "Connected")
                .add("request_id", "0a1b2c3d-0000-4000-8000-000000000002")
                .add("sequence_id", sequence++));
    }

    @Override
    public void audio(byte[] audio) {
        for (int begin = 0; begin < audio.length; begin += 160) {
            byte[] piece = java.util.Arrays.copyOfRange(audio, begin, Math.min(audio.length, begin + 160));
            ear.hear(piece);
            listen();
        }
    }

    @Override
    public void message(String type, JsonObject message) {
        if (type.equals("CloseStream")) {
            connection.close(1000, "");
        }
    }

    private void listen() {
        if (!inTurn && ear.words().size() > firstWord) {
            inTurn = true;
            tell("StartOfTurn", 0.05);
        } else if (inTurn && ear.quietMillis() >= OVER_MILLIS) {
            tell("EndOfTurn", 0.83);
            script.used(ear.words().getLast().sentence() + 1);
            inTurn = false;
            likelyOver = false;
            hesitated = 0;
            firstWord = ear.words().size();
            turnSeconds = ear.seconds();
            turn++;
        } else if (inTurn
                && eager
                && !likelyOver
                && ear.quietMillis() >= EAGER_MILLIS + hesitated * HESITATION_MILLIS) {
            likelyOver = true;
            tell("EagerEndOfTurn", 0.5);
        } else if (likelyOver && (ear.quietMillis() < EAGER_MILLIS || hesitated < mischief.hesitations)) {
            likelyOver = false;
            hesitated = ear.quietMillis() < EAGER_MILLIS ? 0 : hesitated + 1;
            tell("TurnResumed", 0.1);
        } else if (ear.millis() - toldMillis >= UPDATE_MILLIS) {
            tell("Update", inTurn ? 0.2 : 0.0);
        }
    }

    private void tell(String event, double confidence) {
        toldMillis = ear.millis();
        List<Ear.HeardWord> words = ear.words().subList(firstWord, ear.words().size());
        JsonArrayBuilder spelled = Json.createArrayBuilder();
        for (Ear.HeardWord word : words) {
            spelled.add(Json.createObjectBuilder().add("word", word.text()).add("confidence", 0.97));
        }
        connection.say(Json.createObjectBuilder()
                .add("type", "TurnInfo")
                .add("request_id", "0a1b2c3d-0000-4000-8000-000000000002")
                .add("sequence_id", sequence++)
                .add("event", event)
                .add("turn_index", turn)
                .add("audio_window_start", turnSeconds)
                .add("audio_window_end", ear.seconds())
                .add("transcript", ListenDesk.text(words))
                .add("words", spelled)
                .add("end_of_turn_confidence", confidence));
    }
}
