package ai.beluga.voice.provider.nova;

import ai.beluga.voice.simulator.nova.NovaMischief;
import ai.beluga.voice.simulator.nova.NovaSimulator;
import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.SimulatedFarEnd;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Amazon Nova Sonic as the contract sees it. */
final class NovaFarEnd extends SimulatedFarEnd {

    private static final Map<Integer, String> KINDS = Map.of(
            400, "ValidationException",
            403, "AccessDeniedException",
            404, "ResourceNotFoundException",
            408, "ModelTimeoutException",
            429, "ThrottlingException",
            500, "InternalServerException",
            503, "ServiceUnavailableException");

    private final Nova nova;
    private final NovaSimulator simulator;
    private Optional<SpeechToSpeech> client = Optional.empty();

    NovaFarEnd() {
        this(new Nova());
    }

    private NovaFarEnd(Nova nova) {
        super(nova.simulator);
        this.nova = nova;
        this.simulator = nova.simulator;
        simulator.timing().answerDelay = Duration.ofMillis(20);
    }

    /** The same as long as nothing is set: AWS's client is slow to make. */
    @Override
    public SpeechToSpeech client() {
        if (client.isEmpty()) {
            client = Optional.of(nova.engine());
        }
        return client.get();
    }

    @Override
    public void set(String key, String value) {
        nova.set(key, value);
        client = Optional.empty();
    }

    @Override
    public void fails() {
        simulator.script().answers(Answer.failed("any", "The model failed."));
    }

    @Override
    public void breaksOff(String words) {
        throw new UnsupportedOperationException("an answer that was cut looks whole");
    }

    /** Without the instructions, which are the first entry of this vendor's. */
    @Override
    public List<String> memory() {
        return super.memory().stream().skip(1).toList();
    }

    /** One text of the caller's: the vendor answers to any, and takes none of the agent's amid a conversation. */
    @Override
    public List<String> told(Line... lines) {
        return List.of(Arrays.stream(lines)
                .map(line -> line.role() == Line.Role.AGENT ? "[You have said: " + line.text() + "]" : line.text())
                .collect(Collectors.joining("\n", "user: ", "")));
    }

    /** Without the sentences about language and greeting, which the client adds. */
    @Override
    public String instructions() {
        return simulator.session().remembers().getFirst().text().replaceFirst("\n\nThe caller speaks .*$", "");
    }

    @Override
    public List<String> tools() {
        return simulator.session().prompt().getJsonObject("toolConfiguration").getJsonArray("tools").stream()
                .map(tool -> ((JsonObject) tool).getJsonObject("toolSpec").getString("name"))
                .toList();
    }

    @Override
    public void odd(Oddity how) {
        NovaMischief mischief = simulator.mischief();
        switch (how) {
            case STRANGE -> mischief.strange = true;
            case NULLS -> mischief.nulls = true;
            case SPLIT -> mischief.pieceBytes = 100;
            case LATE_AUDIO -> mischief.lateAudio = 3;
            case OTHERWISE -> {
                mischief.tornSamples = true;
                mischief.textFirst = true;
            }
        }
    }

    /** Stop reasons are PARTIAL_TURN, END_TURN, INTERRUPTED and TOOL_USE; every error ends the stream, which is none of a WebSocket. */
    @Override
    public boolean tells(Sign sign) {
        return switch (sign) {
            case CUT, FAILED_REPLY, TROUBLE, CLOSE_CODE -> false;
        };
    }

    /** Nothing is to be set: AWS's client pings every five seconds. */
    @Override
    public void soonFound() {}

    @Override
    public void hang() {
        simulator.hang();
    }

    @Override
    public void close(int code, String reason) {
        throw new UnsupportedOperationException("a stream of HTTP/2 has no close code");
    }

    @Override
    public void expire() {
        simulator.expire();
    }

    @Override
    public void garble() {
        simulator.mischief().garble = true;
    }

    @Override
    public void trouble() {
        throw new UnsupportedOperationException("every error ends the stream");
    }

    @Override
    public void refuse(int status) {
        simulator.mischief().refuseWith = status;
        simulator.mischief().refuseAs = KINDS.get(status);
    }

    @Override
    public void slowOpening(Duration by) {
        simulator.mischief().slowAnswer = by;
    }

    @Override
    public void awaitOpening() {
        simulator.awaitRequest();
    }

    @Override
    public String credentialKey() {
        return "access-key-id";
    }

    @Override
    public String credential() {
        return Nova.KEY_ID;
    }

    @Override
    public void close() {
        nova.close();
    }
}
