package ai.beluga.voice.testkit;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.session.CallControl;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.session.HearingSettings;
import ai.beluga.voice.session.Platform;
import ai.beluga.voice.session.SessionAssembly;
import ai.beluga.voice.session.SessionSettings;
import ai.beluga.voice.session.Sessions;
import ai.beluga.voice.session.Taps;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.tool.Toolbox;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.Prompt;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A whole call on virtual time: the session as it is, with scripted engines, a caller and a far end. */
public final class ScriptedCall {

    private static final int FRAME_MILLIS = 20;
    private static final int FRAME_BYTES = 160;
    private static final byte[] SILENCE = SpokenWords.silence(FRAME_BYTES);
    private static final byte[] TONE = SpokenWords.tone(FRAME_BYTES);
    private static final CallId CALL = new CallId("CA00000000000000000000000000000001");

    private static final TurnSettings UNPREPARED =
            English.TURN.with(PreemptiveSettings.OFF).with(English.SILENCE_BORNE);

    public final ManualTime time = new ManualTime();
    public final ScriptedRecogniser recogniser = new ScriptedRecogniser(time);
    public final ScriptedAgent agent = new ScriptedAgent(time);
    public final ScriptedTurnDetector turnDetector = new ScriptedTurnDetector();
    public final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer(time);
    public final ScriptedModel model = new ScriptedModel(time, synthesizer);

    private final CountedTimers timers = new CountedTimers(time);
    private final List<CallEvent> facts = new ArrayList<>();
    private final List<EndReason> reports = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private final Sessions sessions;
    /** How long audio of a call with a model was held. */
    public final HeldTimes held = new HeldTimes();

    private boolean reportFails;
    private Optional<RoughLine> rough = Optional.empty();
    private FarEnd line = new FarEnd(order);
    private LineInput input;
    private long mediaMillis;
    private long speakUntilMillis;
    private long speakFromMillis;
    private int firstWord = -1;

    /** A call in which no reply is prepared, and silence is borne, so that the agent is asked as often as there are turns. */
    public ScriptedCall() {
        this(UNPREPARED);
    }

    /** A call whose line has just been attached. */
    public ScriptedCall(TurnSettings turn) {
        this(turn, Runnable::run, new NoNoiseSuppression(), heardAs(VoiceSettings.DEFAULT));
    }

    /** A call whose threads run when the test says so, as {@code threads} has it; its line has just been attached. */
    public static ScriptedCall withThreads(Executor threads) {
        return new ScriptedCall(UNPREPARED, threads, new NoNoiseSuppression(), heardAs(VoiceSettings.DEFAULT));
    }

    /** A call that is heard in this way; its line has just been attached. */
    public static ScriptedCall heardThrough(NoiseSuppressor noise, HearingSettings hearing) {
        return new ScriptedCall(UNPREPARED, Runnable::run, noise, hearing);
    }

    /** A call of whose decisions {@code taps} are told; its line has just been attached. */
    public static ScriptedCall watchedBy(Taps taps, TurnSettings turn, VoiceSettings voice) {
        return new ScriptedCall(
                turn,
                Runnable::run,
                new NoNoiseSuppression(),
                heardAs(voice),
                (engines, settings, platform) -> new SessionAssembly(engines, settings, platform.watchedBy(taps)));
    }

    /** A call served by what {@code engines} makes of its scripted parts; its line has just been attached. */
    public static ScriptedCall servedBy(Function<ScriptedCall, Engines> engines) {
        return servedBy(UNPREPARED, engines);
    }

    /** The same call, whose turns are taken in this way. */
    public static ScriptedCall servedBy(TurnSettings turn, Function<ScriptedCall, Engines> engines) {
        return new ScriptedCall(turn, Runnable::run, heardAs(VoiceSettings.DEFAULT), engines, SessionAssembly::new);
    }

    /** A call that one model hears and speaks in, with the scripted engines behind it. */
    public static ScriptedCall withModel(TurnSettings turn) {
        return withModel(turn, model -> {});
    }

    /** The same with a model that is {@code so} from the beginning. */
    public static ScriptedCall withModel(TurnSettings turn, Consumer<ScriptedModel> so) {
        return withModel(turn, SessionAssembly::new, so);
    }

    /** The same, put together in this way. */
    public static ScriptedCall withModel(TurnSettings turn, AssemblyMaker assemblies, Consumer<ScriptedModel> so) {
        Function<ScriptedCall, Engines> engines = call -> {
            so.accept(call.model);
            return call.model.inFrontOf(engines(call, new NoNoiseSuppression()));
        };
        return new ScriptedCall(turn, Runnable::run, heardAs(VoiceSettings.DEFAULT), engines, assemblies);
    }

    /** A call in which agent or model may use these tools. */
    public static ScriptedCall withTools(boolean model, TurnSettings turn, Toolbox tools) {
        AssemblyMaker maker = (engines, settings, platform) -> new SessionAssembly(engines, settings, platform, tools);
        return model ? withModel(turn, maker, so -> {}) : assembledBy(maker, turn);
    }

    /** A call whose session is put together in this way; its line has just been attached. */
    public static ScriptedCall assembledBy(AssemblyMaker assemblies, TurnSettings turn) {
        HearingSettings hearing = heardAs(VoiceSettings.DEFAULT);
        return new ScriptedCall(turn, Runnable::run, new NoNoiseSuppression(), hearing, assemblies);
    }

    /** Puts a session together. */
    @FunctionalInterface
    public interface AssemblyMaker {
        SessionAssembly assembly(Engines engines, SessionSettings settings, Platform platform);
    }

    private static HearingSettings heardAs(VoiceSettings voice) {
        return new HearingSettings(voice, RecogniserInput.RAW, Duration.ofMillis(300));
    }

    private ScriptedCall(TurnSettings turn, Executor threads, NoiseSuppressor noise, HearingSettings hearing) {
        this(turn, threads, noise, hearing, SessionAssembly::new);
    }

    private ScriptedCall(
            TurnSettings turn,
            Executor threads,
            NoiseSuppressor noise,
            HearingSettings hearing,
            AssemblyMaker assemblies) {
        this(turn, threads, hearing, call -> engines(call, noise), assemblies);
    }

    private static Engines engines(ScriptedCall call, NoiseSuppressor noise) {
        return new Engines(
                noise, new LoudnessDetector(), call.recogniser, call.turnDetector, call.agent, call.synthesizer);
    }

    private ScriptedCall(
            TurnSettings turn,
            Executor threads,
            HearingSettings hearing,
            Function<ScriptedCall, Engines> made,
            AssemblyMaker assemblies) {
        SessionSettings settings = new SessionSettings(Locale.US, hearing, turn, Duration.ofMillis(250), prompts());
        Platform platform = new Platform(threads, timers, time).measuredBy(held);
        SessionAssembly assembly = assemblies.assembly(made.apply(this), settings, platform);
        this.sessions = new Sessions(
                () -> assembly,
                (call, reason) -> {
                    reports.add(reason);
                    order.add("reported " + reason);
                    if (reportFails) {
                        throw new IllegalStateException("planted");
                    }
                },
                (call, sequence, fact) -> {
                    if (sequence != facts.size() + 1) {
                        throw new AssertionError("fact " + sequence + " came after " + facts.size());
                    }
                    facts.add(fact);
                });
        this.input = attach();
    }

    private LineInput attach() {
        LineInput attached = sessions.attach(CALL, line);
        line.input(attached);
        return attached;
    }

    /** From now on the line is as bad as this, by chance with this seed. */
    public ScriptedCall over(RoughLine.Roughness how, long seed) {
        RoughLine line = new RoughLine(time, how, seed);
        rough = Optional.of(line);
        this.line.through(line);
        return this;
    }

    /** Lets the call go on. */
    public ScriptedCall run(Duration duration) {
        if (rough.isPresent()) {
            return runRough(duration, rough.get());
        }
        for (long left = duration.toMillis(); left > 0; left -= FRAME_MILLIS) {
            time.advance(Duration.ofMillis(FRAME_MILLIS));
            input.audio(mediaMillis, frame(), time.nanos());
            mediaMillis += FRAME_MILLIS;
            sessions.tick();
            line.play(FRAME_MILLIS, time.millis());
        }
        return this;
    }

    /** What is there at the begin of a millisecond is played in it. */
    private ScriptedCall runRough(Duration duration, RoughLine way) {
        for (long millis = 1; millis <= duration.toMillis(); millis++) {
            line.play(1, time.millis());
            time.advance(Duration.ofMillis(1));
            if (time.millis() % FRAME_MILLIS == 0) {
                byte[] frame = frame();
                long at = mediaMillis;
                mediaMillis += FRAME_MILLIS;
                LineInput now = input;
                way.up(() -> now.audio(at, frame, time.nanos()));
                sessions.tick();
            }
        }
        return this;
    }

    /** The bad line delivers nothing for so long, either way, and then all at once; the far end plays what it has. */
    public ScriptedCall holdLine(Duration duration) {
        rough.orElseThrow().holdUntil(time.millis() + duration.toMillis());
        return this;
    }

    /** The network holds everything back for so long, both ways; then all of it comes at once. The far end plays what it has. */
    public ScriptedCall stall(Duration duration) {
        long frames = duration.toMillis() / FRAME_MILLIS;
        line.hold();
        for (long frame = 0; frame < frames; frame++) {
            time.advance(Duration.ofMillis(FRAME_MILLIS));
            sessions.tick();
            line.play(FRAME_MILLIS, time.millis());
        }
        line.release();
        for (long frame = 0; frame < frames; frame++) {
            input.audio(mediaMillis, frame(), time.nanos());
            mediaMillis += FRAME_MILLIS;
        }
        return this;
    }

    /** The caller speaks for so long, in which the call goes on. */
    public ScriptedCall callerSpeaks(Duration duration) {
        speakUntilMillis = time.millis() + duration.toMillis();
        return run(duration);
    }

    /** The caller says these words of {@link SpokenWords}, for a recogniser that listens. */
    public ScriptedCall callerSaysWords(int from, int to) {
        firstWord = from;
        speakFromMillis = time.millis();
        callerSpeaks(Duration.ofMillis((to - from + 1L) * SpokenWords.WORD_MILLIS));
        firstWord = -1;
        return this;
    }

    /** The caller says something; the recogniser will have it at the pause after it. */
    public ScriptedCall callerSays(String text) {
        recogniser.hears(text);
        return callerSpeaks(Duration.ofSeconds(1));
    }

    public ScriptedCall press(char digit) {
        input.digit(digit);
        return this;
    }

    /** The line is gone. */
    public ScriptedCall lose(LineInput.LossCause cause) {
        input.lost(cause);
        return this;
    }

    /** Whoever is told of the end fails. */
    public void failReports() {
        reportFails = true;
    }

    /** Another line comes. */
    public FarEnd reattach() {
        line = new FarEnd(order);
        mediaMillis = 0;
        input = attach();
        return line;
    }

    /** Steers the call from outside. */
    public CallControl control() {
        return sessions.of(CALL).orElseThrow();
    }

    /** Somebody outside ends the call. */
    public void end(EndReason reason) {
        sessions.end(CALL, reason);
    }

    /** What the line attached last tells the session. */
    public LineInput input() {
        return input;
    }

    public FarEnd line() {
        return line;
    }

    /** Timers of the session that still run. */
    public int timersRunning() {
        return timers.running();
    }

    public int live() {
        return sessions.count();
    }

    public List<EndReason> reports() {
        return List.copyOf(reports);
    }

    /** In which order the end was reported and lines were closed. */
    public List<String> order() {
        return List.copyOf(order);
    }

    public List<CallEvent> facts() {
        return List.copyOf(facts);
    }

    /** The facts of one kind. */
    public <T extends CallEvent> List<T> facts(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** All words the far end played to their end. */
    public String heardAtTheFarEnd() {
        return line.wordsHeard().stream().map(synthesizer::word).collect(Collectors.joining(" "));
    }

    /** What the agent is told was heard, in order. */
    public List<String> heardInFacts() {
        return facts(CallEvent.AgentSpoke.class).stream()
                .map(spoke -> spoke.heard().text())
                .toList();
    }

    /** Handed over, and read only. */
    private byte[] frame() {
        if (time.millis() > speakUntilMillis) {
            return SILENCE;
        }
        if (firstWord >= 0) {
            long spoken = time.millis() - speakFromMillis - FRAME_MILLIS;
            return SpokenWords.frame(firstWord + (int) (spoken / SpokenWords.WORD_MILLIS), FRAME_BYTES);
        }
        return TONE;
    }

    private static Map<Prompt, String> prompts() {
        Map<Prompt, String> prompts = new EnumMap<>(Prompt.class);
        for (Prompt prompt : Prompt.values()) {
            prompts.put(prompt, prompt.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " prompt.");
        }
        return prompts;
    }
}
