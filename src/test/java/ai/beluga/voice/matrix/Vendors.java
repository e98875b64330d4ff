package ai.beluga.voice.matrix;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.simulator.chat.ChatMove;
import ai.beluga.voice.simulator.chat.ChatQuestion;
import ai.beluga.voice.simulator.chat.ChatSimulator;
import ai.beluga.voice.simulator.deepgram.DeepgramSimulator;
import ai.beluga.voice.simulator.trouble.Trouble;
import ai.beluga.voice.simulator.trouble.TroubledWire;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** The remote engines, each behind a wire of its own, and what stands in for them in the gateway. */
public final class Vendors implements AutoCloseable {

    static final String FIRST_QUESTION = "What are your opening hours on Saturday?";
    static final String SECOND_QUESTION = "Can you tell me what time the store opens on Saturday?";
    static final String FIRST_ANSWER = "We are open from nine to one. The workshop closes at twelve.";
    static final String SECOND_ANSWER = "It opens at nine.";

    private static final String KEY = "key-of-the-matrix";
    /** Of the caller's text, of an agent's first sentence, of the audio of a clause. */
    private static final Map<EnginePort, Integer> BYTES =
            Map.of(EnginePort.STT, 1_500, EnginePort.AGENT, 1_200, EnginePort.TTS, 6_000);

    /** Silence is what is judged: nothing is said only to hide it, and the fall-back alone asks other engines. */
    private static final Map<String, String> WITHOUT_DEAD_AIR = Map.of(
            "beluga.dead-air.filler-after", "0s",
            "beluga.dead-air.second-agent-after", "0s",
            "beluga.dead-air.shorter-answer-after", "0s",
            "beluga.dead-air.apology-after", "0s");

    private final String recogniser;
    private final DeepgramSimulator deepgram = new DeepgramSimulator(KEY);
    private final ChatSimulator chat = new ChatSimulator(Vendors::answer);
    private final Map<EnginePort, TroubledWire> wires = Map.of(
            EnginePort.STT, new TroubledWire(deepgram.baseUrl().getPort()),
            EnginePort.AGENT, new TroubledWire(chat.port()),
            EnginePort.TTS, new TroubledWire(deepgram.baseUrl().getPort()));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("matrix-clock").factory());

    /** @param recogniser {@code deepgram} or {@code deepgram-flux} */
    public Vendors(String recogniser) {
        this.recogniser = recogniser;
    }

    private static String answer(String question) {
        return question.toLowerCase(Locale.ROOT).contains("store") ? SECOND_ANSWER : FIRST_ANSWER;
    }

    /** What makes a gateway use them, with the embedded engines behind. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "beluga.stt.provider", recogniser + ",embedded",
                "beluga.agent.provider", "llm,knowledge",
                "beluga.tts.provider", "deepgram,embedded",
                "beluga.greeting", "Hello.",
                "beluga.agent.llm.base-url",
                        "http://127.0.0.1:" + wire(EnginePort.AGENT).port() + "/v1",
                "beluga.agent.llm.model", "simulated"));
        settings.putAll(WITHOUT_DEAD_AIR);
        connection(settings, "beluga.stt." + recogniser, EnginePort.STT);
        connection(settings, "beluga.tts.deepgram", EnginePort.TTS);
        return settings;
    }

    private void connection(Map<String, String> settings, String prefix, EnginePort port) {
        settings.put(prefix + ".base-url", "ws://127.0.0.1:" + wire(port).port());
        settings.put(prefix + ".api-key", KEY);
    }

    /** The configured name of the engine that gets into trouble at this port. */
    String remote(EnginePort port) {
        return switch (port) {
            case STT -> recogniser;
            case AGENT -> "llm";
            case TTS -> "deepgram";
            case S2S -> throw new IllegalArgumentException("no model takes part");
        };
    }

    /** Everything works, and a call may come. */
    void well() {
        chat.whenAsked(() -> {});
        chat.answers(Vendors::answer);
        wires.values().forEach(wire -> wire.become(Trouble.NONE));
        deepgram.understand(FIRST_QUESTION, SECOND_QUESTION);
    }

    /** Everything works; the caller says this, and the language model does what is decided so. */
    public void scripted(Function<ChatQuestion, ChatMove> mind, String... callerSays) {
        well();
        chat.mind(mind);
        deepgram.understand(callerSays);
    }

    /** Gets into trouble now. */
    void now(Cell cell) {
        wire(cell.port()).become(cell.trouble());
    }

    /** Gets into trouble so much later. */
    void later(Cell cell, long millis) {
        var unused = clock.schedule(() -> now(cell), millis, TimeUnit.MILLISECONDS);
    }

    void atOpening(Cell cell) {
        wire(cell.port()).becomeAtOpening(cell.trouble());
    }

    void whenAsked(Cell cell) {
        chat.whenAsked(() -> {
            chat.whenAsked(() -> {});
            now(cell);
        });
    }

    void inMidMessage(Cell cell) {
        wire(cell.port()).becomeAfterBytes(cell.trouble(), BYTES.getOrDefault(cell.port(), 0));
    }

    private TroubledWire wire(EnginePort port) {
        return wires.getOrDefault(port, wires.values().iterator().next());
    }

    /** What the gateway did against the vendors' documentation. */
    public List<String> violations() {
        return Stream.concat(deepgram.violations().stream(), chat.violations().stream())
                .toList();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        wires.values().forEach(TroubledWire::close);
        chat.close();
        deepgram.close();
    }
}
