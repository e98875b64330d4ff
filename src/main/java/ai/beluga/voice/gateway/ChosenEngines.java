package ai.beluga.voice.gateway;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.HealthKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.RecoveryKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.session.FallbackSettings;
import ai.beluga.voice.session.Providers;
import ai.beluga.voice.session.SpeechModel;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.HealthSettings;
import ai.beluga.voice.speech.health.ProviderBoard;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.tool.Toolbox;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Finds the engines by the names configuration gives them; a name that is none is refused with those that are. */
@Singleton
class ChosenEngines {

    private static final System.Logger LOG = System.getLogger(ChosenEngines.class.getName());

    private final Configuration configuration;
    private final HearingCapacity capacity;
    private final EngineCatalogue catalogue;
    private final ProviderBoard board;
    private final OfferedTools tools;

    @Inject
    ChosenEngines(
            Configuration configuration,
            HearingCapacity capacity,
            EngineCatalogue catalogue,
            ProviderBoard board,
            OfferedTools tools) {
        this.configuration = configuration;
        this.capacity = capacity;
        this.catalogue = catalogue;
        this.board = board;
        this.tools = tools;
    }

    /** What agents and models may do besides talking. */
    Toolbox toolbox() {
        return tools.toolbox();
    }

    Chain<TextToSpeech> synthesizers() {
        return chain(EnginePort.TTS, TextToSpeech.class, EngineKeys.TTS_PROVIDER);
    }

    /** All that sessions need beside what speaks for them; bounds the calls by what those that hear can serve. */
    Engines enginesBeside(Chain<TextToSpeech> synthesizers, Optional<TextToSpeech> recordings) {
        Providers providers = new Providers(
                chain(EnginePort.STT, SpeechToText.class, EngineKeys.STT_PROVIDER),
                chain(EnginePort.AGENT, Agent.class, EngineKeys.AGENT_PROVIDER),
                synthesizers,
                recordings,
                fallback(configuration));
        Engines all = new Engines(
                chosen(NoiseSuppressor.class, EngineKeys.NOISE_PROVIDER),
                chosen(VoiceActivityDetector.class, EngineKeys.VAD_PROVIDER),
                chosen(TurnDetector.class, EngineKeys.TURN_PROVIDER),
                providers);
        LOG.log(
                System.Logger.Level.INFO,
                "{0} is {1}",
                EngineKeys.STT_INPUT.name(),
                configuration.get(EngineKeys.STT_INPUT));
        capacity.limitCalls(all);
        return all;
    }

    /**
     * The model in front of the engines, where there is one.
     *
     * @throws StartupFault when one of its chain cannot be told when a turn is over
     */
    Optional<SpeechModel> model() throws StartupFault {
        if (!configuration.isSet(EngineKeys.S2S_PROVIDER)) {
            return Optional.empty();
        }
        Chain<SpeechToSpeech> models = chain(EnginePort.S2S, SpeechToSpeech.class, EngineKeys.S2S_PROVIDER);
        Optional<Fault> unable = SpeechModelKeys.unable(configuration, models);
        if (unable.isPresent()) {
            throw new StartupFault(unable.get());
        }
        return Optional.of(SpeechModelKeys.model(
                configuration, models, fallback(configuration).bounds()));
    }

    static FallbackSettings fallback(Configuration configuration) {
        return new FallbackSettings(
                configuration.get(RecoveryKeys.STT_ANSWER),
                configuration.get(RecoveryKeys.TTS_FIRST_AUDIO),
                configuration.get(RecoveryKeys.AGENT_FIRST_WORDS),
                configuration.get(RecoveryKeys.AGENT_PAUSE),
                new FallbackLimits(
                        configuration.get(HealthKeys.ALONE),
                        configuration.get(HealthKeys.ALONE),
                        configuration.get(HealthKeys.LONGEST_TROUBLE),
                        configuration.get(HealthKeys.FAILURES)));
    }

    static HealthSettings health(Configuration configuration) {
        return new HealthSettings(
                configuration.get(HealthKeys.FIRST_WAIT),
                configuration.get(HealthKeys.LONGEST_WAIT),
                configuration.get(HealthKeys.JITTER),
                configuration.get(HealthKeys.DOWN_AFTER),
                configuration.get(HealthKeys.REFUSED_WAIT));
    }

    private <T> Chain<T> chain(EnginePort port, Class<T> type, Key<String> key) {
        List<String> names = EngineKeys.chain(configuration, key);
        LOG.log(System.Logger.Level.INFO, "{0} is {1}", key.name(), String.join(", then ", names));
        HealthSettings settings = health(configuration);
        List<String> down = RecoveryKeys.forcedDown(configuration, key);
        Chain<T> chain = new Chain<>(
                port,
                names.stream()
                        .map(name -> new Chain.Link<>(
                                name, catalogue.engine(type, name), health(settings, down.contains(name))))
                        .toList());
        board.show(chain);
        return chain;
    }

    static ProviderHealth health(HealthSettings settings, boolean forcedDown) {
        ProviderHealth health =
                new ProviderHealth(settings, () -> ThreadLocalRandom.current().nextDouble());
        health.force(forcedDown ? ProviderHealth.Force.DOWN : ProviderHealth.Force.NONE);
        return health;
    }

    private <T> T chosen(Class<T> port, Key<String> key) {
        String name = configuration.get(key);
        LOG.log(System.Logger.Level.INFO, "{0} is {1}", key.name(), name);
        return catalogue.engine(port, name);
    }
}
