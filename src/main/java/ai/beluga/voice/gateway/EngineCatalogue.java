package ai.beluga.voice.gateway;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.ConfigurationCheck;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every engine of every port by its name. Refuses a configuration that names one which is not there. */
@Singleton
class EngineCatalogue implements ConfigurationCheck {

    private static final Map<Key<String>, Class<?>> PORTS = Map.of(
            EngineKeys.VAD_PROVIDER, VoiceActivityDetector.class,
            EngineKeys.TURN_PROVIDER, TurnDetector.class,
            EngineKeys.NOISE_PROVIDER, NoiseSuppressor.class);

    /** Ports with engines that may stand in for each other. */
    private static final Map<Key<String>, Class<?>> CHAINS = Map.of(
            EngineKeys.STT_PROVIDER, SpeechToText.class,
            EngineKeys.TTS_PROVIDER, TextToSpeech.class,
            EngineKeys.AGENT_PROVIDER, Agent.class,
            EngineKeys.S2S_PROVIDER, SpeechToSpeech.class);

    private final Instance<Object> engines;

    @Inject
    EngineCatalogue(@Any Instance<Object> engines) {
        this.engines = engines;
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        Stream<Fault> ports = PORTS.entrySet().stream()
                .flatMap(port -> unknown(configuration, port.getKey(), named(port.getValue())).stream());
        Stream<Fault> chains = CHAINS.entrySet().stream()
                .flatMap(port -> faulty(
                        configuration,
                        port.getKey(),
                        EngineKeys.chain(configuration, port.getKey()),
                        named(port.getValue()).keySet())
                        .stream());
        return Stream.concat(ports, chains)
                .sorted(Comparator.comparing(Fault::key))
                .toList();
    }

    /** The engine of this name; {@link #check} has made sure that there is one. */
    <T> T engine(Class<T> port, String name) {
        Instance.Handle<T> handle = named(port).get(name);
        if (handle == null) {
            throw new IllegalStateException("no engine for " + port.getSimpleName() + " is called " + name);
        }
        return handle.get();
    }

    private static Optional<Fault> unknown(
            Configuration configuration, Key<String> key, SortedMap<String, ? extends Object> known) {
        if (known.containsKey(configuration.get(key))) {
            return Optional.empty();
        }
        String allowed = String.join(", ", known.keySet());
        return Optional.of(
                configuration.fault(key, allowed, "write one of them; docs/hearing.md tells about those that hear"));
    }

    /** Each name must be known and stand there once. */
    static Optional<Fault> faulty(Configuration configuration, Key<String> key, List<String> chain, Set<String> known) {
        if (known.containsAll(chain) && Set.copyOf(chain).size() == chain.size()) {
            return Optional.empty();
        }
        return Optional.of(configuration.fault(
                key,
                "one or more of " + String.join(", ", known) + ", separated by commas, each once",
                "write them in the order in which they are to be asked; see docs/resilience.md"));
    }

    private <T> SortedMap<String, Instance.Handle<T>> named(Class<T> port) {
        SortedMap<String, Instance.Handle<T>> named = new TreeMap<>();
        for (Instance.Handle<T> handle : engines.select(port).handles()) {
            id(handle).ifPresent(id -> named.put(id, handle));
        }
        return named;
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
