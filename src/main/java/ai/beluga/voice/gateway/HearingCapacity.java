package ai.beluga.voice.gateway;

import ai.beluga.voice.call.Places;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.speech.EngineTraits;
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
    private static final double MICROS_PER_MILLI = 1_000;
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
    void limitCalls(Engines engines) {
        describe(EngineKeys.NOISE_PROVIDER, engines.noise().traits());
        describe(EngineKeys.VAD_PROVIDER, engines.voiceActivity().traits());
        LOG.log(
                Level.INFO,
                "{0} = {1}: about {2} ms of processor time an estimate",
                EngineKeys.TURN_PROVIDER.name(),
                configuration.get(EngineKeys.TURN_PROVIDER),
                engines.turnDetector().costMicros() / MICROS_PER_MILLI);
        int allowed = configuration.get(GatewayKeys.MAX_CONCURRENT);
        int most = engines.noise().mostStreams().orElse(Integer.MAX_VALUE);
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
        }
        warnOfTightness(
                Math.min(most, allowed),
                engines.noise().traits().costMicros()
                        + engines.voiceActivity().traits().costMicros());
    }

    private void warnOfTightness(int calls, int costMicros) {
        if (calls * (double) costMicros > processors * MICROS_PER_SECOND) {
            LOG.log(
                    Level.WARNING,
                    "{0} calls may be let in; listening to {1} already takes all {2} processors of this machine",
                    calls,
                    (int) (processors * MICROS_PER_SECOND / costMicros),
                    processors);
        }
    }

    private void describe(Key<String> key, EngineTraits traits) {
        LOG.log(
                Level.INFO,
                "{0} = {1}: {2} Hz, frames of {3} ms, delay {4} ms, about {5} ms of processor time a second of call",
                key.name(),
                configuration.get(key),
                Integer.toString(traits.sampleRateHz()),
                traits.frame().toMillis(),
                traits.delay().toMillis(),
                traits.costMicros() / MICROS_PER_MILLI);
    }
}
