package ai.beluga.voice.gateway;

import ai.beluga.voice.call.Places;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * How many calls the engines that hear can serve on this machine. An engine's own limit bounds the calls that are let in; what
 * merely would be tight is told to the operator.
 */
@Singleton
class HearingCapacity {

    private static final Logger LOG = System.getLogger(HearingCapacity.class.getName());
    private static final double MICROS_PER_SECOND = 1_000_000;

    private final Configuration configuration;
    private final Places places;
    private final int processors;

    @Inject
    HearingCapacity(Configuration configuration, Places places) {
        this(configuration, places, Runtime.getRuntime().availableProcessors());
    }

    HearingCapacity(Configuration configuration, Places places, int processors) {
        this.configuration = configuration;
        this.places = places;
        this.processors = processors;
    }

    /** To be called once the engines are loaded. */
    void judge(NoiseSuppressor noise, VoiceActivityDetector voiceActivity) {
        describe(EngineKeys.NOISE_PROVIDER.name(), configuration.get(EngineKeys.NOISE_PROVIDER), noise.traits());
        describe(EngineKeys.VAD_PROVIDER.name(), configuration.get(EngineKeys.VAD_PROVIDER), voiceActivity.traits());
        int allowed = configuration.get(GatewayKeys.MAX_CONCURRENT);
        int cost = noise.traits().costMicros() + voiceActivity.traits().costMicros();
        int most = noise.mostStreams().orElse(Integer.MAX_VALUE);
        if (most < allowed) {
            places.limit(most);
            LOG.log(
                    Level.WARNING,
                    "noise suppression {0} can serve {1} calls at once on this machine: no more are let in, although"
                            + " {2} allows {3}",
                    configuration.get(EngineKeys.NOISE_PROVIDER),
                    most,
                    GatewayKeys.MAX_CONCURRENT.name(),
                    allowed);
        } else if (allowed * (double) cost > processors * MICROS_PER_SECOND) {
            LOG.log(
                    Level.WARNING,
                    "{0} allows {1} calls; listening to {2} already takes all {3} processors of this machine",
                    GatewayKeys.MAX_CONCURRENT.name(),
                    allowed,
                    (int) (processors * MICROS_PER_SECOND / cost),
                    processors);
        }
    }

    private static void describe(String key, String engine, EngineTraits traits) {
        LOG.log(
                Level.INFO,
                "{0} = {1}: {2} Hz, frames of {3} ms, delay {4} ms, about {5} ms of processor time a second of call",
                key,
                engine,
                Integer.toString(traits.sampleRateHz()),
                traits.frame().toMillis(),
                traits.delay().toMillis(),
                traits.costMicros() / 1_000.0);
    }
}
