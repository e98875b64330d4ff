package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.simulator.gemini.GeminiMischief;
import ai.beluga.voice.simulator.gemini.GeminiSimulator;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.speech.s2s.SimulatedFarEnd;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gemini as the contract sees it. */
final class GeminiFarEnd extends SimulatedFarEnd {

    private final Gemini gemini;
    private final GeminiSimulator simulator;
    private boolean closed;

    GeminiFarEnd() {
        this(new Gemini());
    }

    private GeminiFarEnd(Gemini gemini) {
        super(gemini.simulator);
        this.gemini = gemini;
        this.simulator = gemini.simulator;
        simulator.timing().answerDelay = Duration.ofMillis(20);
        simulator.timing().transcriptDelay = Duration.ofMillis(5);
    }

    @Override
    public SpeechToSpeech client() {
        return gemini.engine();
    }

    @Override
    public void set(String key, String value) {
        gemini.set("beluga.s2s.gemini." + key, value);
    }

    @Override
    public void fails() {
        simulator.script().answers(Answer.failed("any", "any"));
    }

    @Override
    public void breaksOff(String words) {
        simulator.script().answers(Answer.say(words).incomplete("RESPONSE_REJECTED"));
    }

    @Override
    public List<String> memory() {
        return super.memory().stream()
                .map(line -> line.replaceFirst("^model:", "assistant:"))
                .toList();
    }

    /** Without the sentence about the language, which the client adds. */
    @Override
    public String instructions() {
        JsonObject first = simulator
                .session()
                .setup()
                .getJsonObject("systemInstruction")
                .getJsonArray("parts")
                .getJsonObject(0);
        return first.getString("text").replaceFirst("\n\nThe caller speaks .*\\.$", "");
    }

    @Override
    public List<String> tools() {
        List<String> names = new ArrayList<>();
        for (JsonValue function : simulator
                .session()
                .setup()
                .getJsonArray("tools")
                .getJsonObject(0)
                .getJsonArray("functionDeclarations")) {
            names.add(function.asJsonObject().getString("name"));
        }
        return names;
    }

    @Override
    public void odd(Oddity how) {
        GeminiMischief mischief = simulator.mischief();
        switch (how) {
            case STRANGE -> mischief.strange = true;
            case NULLS -> mischief.nulls = true;
            case SPLIT -> mischief.pieces = 3;
            case LATE_AUDIO -> mischief.lateAudio = 3;
            case OTHERWISE -> {
                mischief.text = true;
                mischief.together = true;
                mischief.tornSamples = true;
            }
        }
    }

    @Override
    public void hang() {
        simulator.hang();
    }

    @Override
    public void close(int code, String reason) {
        simulator.close(code, reason);
    }

    @Override
    public void expire() {
        simulator.expire();
    }

    @Override
    public void garble() {
        simulator.mischief().garble = true;
    }

    /** This vendor has no error that leaves the session alive; what comes nearest is that it will end. */
    @Override
    public void trouble() {
        simulator.goAway(50);
    }

    @Override
    public void refuse(int status) {
        simulator.mischief().refuseWith = status;
    }

    @Override
    public void slowOpening(Duration by) {
        simulator.mischief().slowHandshake = by;
    }

    @Override
    public String credential() {
        return Gemini.KEY;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            simulator.close();
            gemini.close();
        }
    }
}
