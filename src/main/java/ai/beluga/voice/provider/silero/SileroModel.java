package ai.beluga.voice.provider.silero;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.provider.ModelFiles;
import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Ticker;
import ai.onnxruntime.OrtException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The network, loaded once and shared by all calls. */
@Singleton
public class SileroModel implements StartupPart {

    static final String PROVIDER = "silero";
    private static final String FILE = "silero_vad_v6.onnx";
    private static final System.Logger LOG = System.getLogger(SileroModel.class.getName());

    private final Configuration configuration;
    private final ModelFiles files;
    private final Ticker ticker;
    private final AtomicReference<@Nullable OnnxModel> model = new AtomicReference<>();

    @Inject
    SileroModel(Configuration configuration, ModelFiles files, Ticker ticker) {
        this.configuration = configuration;
        this.files = files;
        this.ticker = ticker;
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
        byte[] network = files.read(FILE);
        try {
            model.set(OnnxModel.load(network));
        } catch (OrtException e) {
            throw files.unusable(FILE, e);
        }
        LOG.log(
                Level.INFO,
                "{0} loaded: {1} bytes in {2} ms",
                name(),
                network.length,
                (ticker.nanos() - start) / 1_000_000);
    }

    /** The network, held for the caller, who has to release it. */
    OnnxModel hold() {
        OnnxModel loaded = model.get();
        if (loaded == null || !loaded.hold()) {
            throw new ProviderException.Transient("the voice detector is not loaded");
        }
        return loaded;
    }

    @PreDestroy
    void unload() {
        OnnxModel loaded = model.getAndSet(null);
        if (loaded != null) {
            loaded.release();
        }
    }
}
