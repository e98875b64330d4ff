package ai.beluga.voice.gateway;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.LanguageModelKeys;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Finds the engines by the names configuration gives them; a name that is none is refused with those that are. */
@Singleton
class ChosenEngines {

    private static final System.Logger LOG = System.getLogger(ChosenEngines.class.getName());

    private final Configuration configuration;
    private final HearingCapacity capacity;
    private final EngineCatalogue catalogue;

    @Inject
    ChosenEngines(Configuration configuration, HearingCapacity capacity, EngineCatalogue catalogue) {
        this.configuration = configuration;
        this.capacity = capacity;
        this.catalogue = catalogue;
    }

    TextToSpeech synthesizer() {
        return chosen(TextToSpeech.class, EngineKeys.TTS_PROVIDER);
    }

    /** All that sessions need beside what speaks for them; bounds the calls by what those that hear can serve. */
    Engines enginesBeside(TextToSpeech synthesizer) {
        Engines all = new Engines(
                chosen(NoiseSuppressor.class, EngineKeys.NOISE_PROVIDER),
                chosen(VoiceActivityDetector.class, EngineKeys.VAD_PROVIDER),
                chosen(SpeechToText.class, EngineKeys.STT_PROVIDER),
                chosen(TurnDetector.class, EngineKeys.TURN_PROVIDER),
                agent(),
                synthesizer);
        LOG.log(
                System.Logger.Level.INFO,
                "{0} is {1}",
                EngineKeys.STT_INPUT.name(),
                configuration.get(EngineKeys.STT_INPUT));
        capacity.limitCalls(all);
        return all;
    }

    /** A language model when one is configured, otherwise the knowledge files. */
    private Agent agent() {
        return catalogue.engine(Agent.class, configuration.isSet(LanguageModelKeys.BASE_URL) ? "llm" : "knowledge");
    }

    private <T> T chosen(Class<T> port, Key<String> key) {
        String name = configuration.get(key);
        LOG.log(System.Logger.Level.INFO, "{0} is {1}", key.name(), name);
        return catalogue.engine(port, name);
    }
}
