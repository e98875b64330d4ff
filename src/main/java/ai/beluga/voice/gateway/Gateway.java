package ai.beluga.voice.gateway;

import ai.beluga.voice.call.CallKeys;
import ai.beluga.voice.call.StreamPromised;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.HealthKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.ops.MediaTick;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.session.CallControl;
import ai.beluga.voice.session.CallControls;
import ai.beluga.voice.session.CallEvents;
import ai.beluga.voice.session.EndReport;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.session.Platform;
import ai.beluga.voice.session.Providers;
import ai.beluga.voice.session.SessionAssembly;
import ai.beluga.voice.session.SessionSettings;
import ai.beluga.voice.session.Sessions;
import ai.beluga.voice.session.SpeechModel;
import ai.beluga.voice.session.Switchboard;
import ai.beluga.voice.speech.health.Prober;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import ai.beluga.voice.tool.Toolbox;
import ai.beluga.voice.turn.Prompt;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** The live sessions, made of the engines that configuration chose. The last of what is loaded at start. */
@Singleton
public class Gateway implements StartupPart, Switchboard, CallControls {

    private static final int AFTER_THE_ENGINES = 100;

    private final Configuration configuration;
    private final ChosenEngines chosen;
    private final Platform platform;
    private final MediaTick tick;
    private final EndReport report;
    private final List<CallEvents> receivers;
    private volatile Optional<Sessions> sessions = Optional.empty();
    private volatile Optional<PreparedSpeech> preparing = Optional.empty();
    private volatile Optional<Prober> probing = Optional.empty();

    @Inject
    Gateway(
            Configuration configuration,
            ChosenEngines chosen,
            Platform platform,
            MediaTick tick,
            EndReport report,
            Instance<CallEvents> receivers) {
        this.configuration = configuration;
        this.chosen = chosen;
        this.platform = platform;
        this.tick = tick;
        this.report = report;
        this.receivers = receivers.stream().toList();
    }

    @Override
    public String name() {
        return "sessions and prompts";
    }

    @Override
    public int order() {
        return AFTER_THE_ENGINES;
    }

    @Override
    public void load() throws StartupFault {
        Map<Prompt, String> prompts = PromptKeys.words(configuration);
        PreparedSpeech speech =
                new PreparedSpeech(chosen.synthesizers(), language(), platform.ticker(), platform.timers());
        preparing = Optional.of(speech);
        Toolbox toolbox = chosen.toolbox();
        prepare(words(prompts, toolbox), speech);
        Engines beside = chosen.enginesBeside(speech.voices(), speech.recordings());
        Engines engines = chosen.model().map(beside::behind).orElse(beside);
        SessionAssembly assembly = new SessionAssembly(engines, settings(prompts), platform, toolbox);
        Sessions live = new Sessions(() -> assembly, report, this::tell);
        sessions = Optional.of(live);
        tick.start(live::tick);
        probe(engines);
    }

    static Prober prober(Timers timers, Ticker ticker, Configuration configuration) {
        return new Prober(timers, ticker, configuration.get(HealthKeys.PROBE_TIMEOUT));
    }

    /** Agents cannot be probed without a question: a call finds out, with another agent behind it. */
    private void probe(Engines engines) {
        Providers providers = engines.providers();
        Prober prober = prober(platform.timers(), platform.ticker(), configuration);
        probing = Optional.of(prober);
        prober.watch(
                        providers.recognisers(),
                        engine -> engine.open(language(), event -> {}),
                        SpeechToText.Stream::close)
                .watch(
                        providers.synthesizers(),
                        engine -> engine.open(language(), event -> {}),
                        TextToSpeech.Stream::close);
        engines.model().ifPresent(model -> watch(prober, model, language()));
        prober.start();
    }

    /** As calls open them: some vendors have no conversation in which the gateway takes the turns. */
    static Prober watch(Prober prober, SpeechModel model, Locale language) {
        Opening nothing = new Opening(language, "", List.of(), List.of(), model.turns(), Optional.empty());
        return prober.watch(model.chain(), engine -> engine.open(nothing, event -> {}), SpeechToSpeech.Stream::close);
    }

    /** Its stream comes within a second: what takes time to open is opened meanwhile. */
    void promised(@Observes StreamPromised promised) {
        Duration patience = configuration.get(CallKeys.OPEN_AHEAD);
        if (patience.isPositive()) {
            sessions.ifPresent(live -> live.expect(promised.call(), patience));
        }
    }

    @Override
    public LineInput attach(CallId call, Line line) {
        return live().attach(call, line);
    }

    @Override
    public void end(CallId call, EndReason reason) {
        live().end(call, reason);
    }

    @Override
    public Optional<CallControl> of(CallId call) {
        return sessions.flatMap(live -> live.of(call));
    }

    /** How many conversations there are. */
    public int count() {
        return sessions.map(Sessions::count).orElse(0);
    }

    @PreDestroy
    void close() {
        tick.stop();
        probing.ifPresent(Prober::close);
        preparing.ifPresent(PreparedSpeech::giveUp);
        sessions.ifPresent(live -> live.endAll(EndReason.DRAIN));
    }

    private Sessions live() {
        return sessions.orElseThrow(() -> new IllegalStateException("the gateway has not started yet"));
    }

    private SessionSettings settings(Map<Prompt, String> prompts) {
        return new SessionSettings(
                language(),
                TurnKeys.hearing(configuration),
                TurnKeys.turn(configuration),
                configuration.get(TurnKeys.LEAD),
                prompts,
                ConfirmationKeys.asking(configuration));
    }

    /** All that is known at start to be said. */
    private static List<String> words(Map<Prompt, String> prompts, Toolbox toolbox) {
        Stream<String> fillers = toolbox.methods().stream().flatMap(method -> method.tool().manner().filler().stream());
        return Stream.concat(prompts.values().stream(), fillers).toList();
    }

    private void prepare(List<String> words, PreparedSpeech speech) throws StartupFault {
        try {
            speech.prepare(words);
        } catch (ExecutionException e) {
            throw new StartupFault(
                    configuration.fault(
                            EngineKeys.TTS_PROVIDER,
                            "a synthesizer that can speak the prompts",
                            "see the log for why it could not"),
                    e);
        }
    }

    private Locale language() {
        return configuration.get(EngineKeys.LANGUAGE);
    }

    private void tell(CallId call, long sequence, CallEvent fact) {
        receivers.forEach(receiver -> receiver.on(call, sequence, fact));
    }
}
