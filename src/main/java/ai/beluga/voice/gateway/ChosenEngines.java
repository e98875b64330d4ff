package ai.beluga.voice.gateway;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.LanguageModelKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the engines by the names configuration gives them; a name that is none is refused with those that are. */
@Singleton
class ChosenEngines {

    private static final System.Logger LOG = System.getLogger(ChosenEngines.class.getName());

    private final Configuration configuration;
    private final HearingCapacity capacity;
    private final Instance<Object> engines;

    @Inject
    ChosenEngines(Configuration configuration, HearingCapacity capacity, @Any Instance<Object> engines) {
        this.configuration = configuration;
        this.capacity = capacity;
        this.engines = engines;
    }

    TextToSpeech synthesizer() throws StartupFault {
        return chosen(TextToSpeech.class, EngineKeys.TTS_PROVIDER);
    }

    /** All that sessions need beside what speaks for them; bounds the calls by what those that hear can serve. */
    Engines enginesBeside(TextToSpeech synthesizer) throws StartupFault {
        Engines all = new Engines(
                chosen(NoiseSuppressor.class, EngineKeys.NOISE_PROVIDER),
                chosen(VoiceActivityDetector.class, EngineKeys.VAD_PROVIDER),
                chosen(SpeechToText.class, EngineKeys.STT_PROVIDER),
                chosen(TurnDetector.class, EngineKeys.TURN_PROVIDER),
                agent(),
                synthesizer);
        capacity.limitCalls(all);
        return all;
    }

    /** A language model when one is configured, otherwise the knowledge files. */
    private Agent agent() {
        String name = configuration.isSet(LanguageModelKeys.BASE_URL) ? "llm" : "knowledge";
        return engines.select(Agent.class, new ProviderId.Literal(name)).get();
    }

    private <T> T chosen(Class<T> port, Key<String> key) throws StartupFault {
        SortedMap<String, Instance.Handle<T>> known = new TreeMap<>();
        for (Instance.Handle<T> handle : engines.select(port).handles()) {
            id(handle).ifPresent(id -> known.put(id, handle));
        }
        String name = configuration.get(key);
        Instance.Handle<T> handle = known.get(name);
        if (handle == null) {
            String allowed = String.join(", ", known.keySet());
            throw new StartupFault(configuration.fault(key, allowed, "write one of: " + allowed));
        }
        LOG.log(System.Logger.Level.INFO, "{0} is {1}", key.name(), name);
        return handle.get();
    }

    private static Optional<String> id(Instance.Handle<?> handle) {
        for (Annotation qualifier : handle.getBean().getQualifiers()) {
            if (qualifier instanceof ProviderId provider) {
                return Optional.of(provider.value());
            }
        }
        return Optional.empty();
    }
}
