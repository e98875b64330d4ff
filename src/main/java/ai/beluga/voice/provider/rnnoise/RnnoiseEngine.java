package ai.beluga.voice.provider.rnnoise;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.provider.ThreadTime;
import ai.beluga.voice.provider.WasmFunction;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Ticker;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.WasmModule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Warms RNNoise up at the start, measures what a call costs on this machine, and says how many it can serve. */
@Singleton
public class RnnoiseEngine implements StartupPart {

    static final String PROVIDER = "rnnoise";
    private static final int MEASURED_SECONDS = 40;
    private static final Duration MEASURING_LIMIT = Duration.ofSeconds(20);
    private static final String EXPECTED =
            "a build whose rnnoise.wasm is that of npm @jitsi/rnnoise-wasm 0.2.1, but it has ";
    private static final String FIX = "build the WAR again without -Dbeluga.models, or choose another engine";
    private static final System.Logger LOG = System.getLogger(RnnoiseEngine.class.getName());

    private final Configuration configuration;
    private final Supplier<WasmModule> module;
    private final CostMeasure measure;
    private final int processors;
    private final AtomicReference<@Nullable Ready> ready = new AtomicReference<>();

    /**
     * What the start found out.
     *
     * @param costMicros processor time for one second of one call, in microseconds, with the change of rates
     * @param admission as many calls as that allows
     */
    record Ready(int costMicros, Admission admission) {}

    @Inject
    RnnoiseEngine(Configuration configuration, Ticker ticker) {
        this(
                configuration,
                RnnoiseModule::load,
                new CostMeasure(ThreadTime.or(ticker), ticker, MEASURED_SECONDS, MEASURING_LIMIT),
                Runtime.getRuntime().availableProcessors());
    }

    RnnoiseEngine(Configuration configuration, Supplier<WasmModule> module, CostMeasure measure, int processors) {
        this.configuration = configuration;
        this.module = module;
        this.measure = measure;
        this.processors = processors;
    }

    @Override
    public String name() {
        return "noise suppression by RNNoise";
    }

    @Override
    public void load() throws StartupFault {
        if (!configuration.get(EngineKeys.NOISE_PROVIDER).equals(PROVIDER)) {
            return;
        }
        Optional<String> missing = WasmFunction.firstMissing(module.get(), RnnoiseState.FUNCTIONS);
        if (missing.isPresent()) {
            throw new StartupFault(configuration.fault(EngineKeys.NOISE_PROVIDER, EXPECTED + missing.get(), FIX));
        }
        int costMicros = measure();
        double share = configuration.get(RnnoiseKeys.PROCESSOR_SHARE);
        int most = Admission.most(processors, share, costMicros);
        if (most == 0) {
            throw tooDear(costMicros);
        }
        LOG.log(
                Level.INFO,
                "{0}: a second of one call takes {1} µs of a processor; at most {2} calls at once",
                name(),
                costMicros,
                most);
        ready.set(new Ready(costMicros, new Admission(most)));
    }

    /** What the start found out; only after it, and only when this engine was chosen. */
    Ready ready() {
        Ready found = ready.get();
        if (found == null) {
            throw new ProviderException.Transient("noise suppression by RNNoise is not loaded");
        }
        return found;
    }

    private int measure() throws StartupFault {
        try {
            PracticeCall call = new PracticeCall(new RnnoiseState());
            return measure.micros(call::second);
        } catch (ChicoryException | IndexOutOfBoundsException | ProviderException e) {
            String failure = "one that fails: " + e.getMessage();
            throw new StartupFault(configuration.fault(EngineKeys.NOISE_PROVIDER, EXPECTED + failure, FIX), e);
        }
    }

    private StartupFault tooDear(int costMicros) {
        String expected = String.format(
                Locale.ROOT,
                "a share that holds one call at least: a second of a call takes %d ms of one processor, of which this"
                        + " machine has %d",
                Math.ceilDiv(costMicros, 1_000),
                processors);
        String fix = "raise it, give the machine more or faster processors, or set " + EngineKeys.NOISE_PROVIDER.name()
                + " to another engine";
        return new StartupFault(configuration.fault(RnnoiseKeys.PROCESSOR_SHARE, expected, fix));
    }
}
