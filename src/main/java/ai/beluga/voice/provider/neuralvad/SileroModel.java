package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.provider.ModelFiles;
import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import ai.onnxruntime.OrtException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The Silero network, loaded once and shared by all calls, and what runs it for many of them together. */
@Singleton
public class SileroModel implements StartupPart {

    static final String PROVIDER = "silero";
    private static final System.Logger LOG = System.getLogger(SileroModel.class.getName());

    private final Configuration configuration;
    private final ModelFiles files;
    private final Ticker ticker;
    private final Timers timers;
    private final Executor executor;
    private final AtomicReference<@Nullable Loaded> loaded = new AtomicReference<>();

    private record Loaded(VoiceNetwork network, Batcher batcher, EngineTraits traits) {}

    @Inject
    SileroModel(
            Configuration configuration,
            ModelFiles files,
            Ticker ticker,
            Timers timers,
            ManagedExecutorService executor) {
        this(configuration, files, ticker, timers, (Executor) executor);
    }

    SileroModel(Configuration configuration, ModelFiles files, Ticker ticker, Timers timers, Executor executor) {
        this.configuration = configuration;
        this.files = files;
        this.ticker = ticker;
        this.timers = timers;
        this.executor = executor;
    }

    @Override
    public String name() {
        return "voice detector";
    }

    @Override
    public void load() throws StartupFault {
        if (!configuration.get(EngineKeys.VAD_PROVIDER).equals(PROVIDER)) {
            return;
        }
        long start = ticker.nanos();
        SileroVersion version = SileroVersion.named(configuration.get(SileroKeys.VERSION));
        int sampleRateHz = configuration.get(SileroKeys.SAMPLE_RATE_HZ);
        VoiceNetwork network = network(version.file(), sampleRateHz);
        Batcher.Settings batches = new Batcher.Settings(
                configuration.get(SileroKeys.BATCH_ABOVE), configuration.get(SileroKeys.BATCH_WAIT));
        EngineTraits traits = new EngineTraits(
                sampleRateHz, network.layout().window().samples(), 0, version.costMicros(sampleRateHz));
        loaded.set(new Loaded(network, new Batcher(network, batches, executor, timers), traits));
        LOG.log(
                Level.INFO,
                "{0} loaded and tried in {1} ms: {2}",
                name(),
                (ticker.nanos() - start) / 1_000_000,
                version.file());
    }

    private VoiceNetwork network(String file, int sampleRateHz) throws StartupFault {
        byte[] network = files.read(file);
        OnnxModel model;
        try {
            model = OnnxModel.load(network);
        } catch (OrtException e) {
            throw files.unusable(file, e);
        }
        try {
            return Trial.network(model, sampleRateHz);
        } catch (Trial.Refused e) {
            model.release();
            throw files.unusable(file, "it is not " + e.getMessage(), e);
        }
    }

    /** What it asks for and costs. */
    EngineTraits traits() {
        return now().traits();
    }

    /** A stream for one more call. */
    CallStream open(Consumer<VoiceScore> scores) {
        Loaded now = now();
        return new CallStream(now.network(), now.batcher(), scores);
    }

    private Loaded now() {
        Loaded now = loaded.get();
        if (now == null) {
            throw notLoaded();
        }
        return now;
    }

    private static ProviderException notLoaded() {
        return new ProviderException.Transient("the voice detector is not loaded");
    }

    @PreDestroy
    void unload() {
        Loaded now = loaded.getAndSet(null);
        if (now != null) {
            now.batcher().stop();
            now.network().release();
        }
    }
}
