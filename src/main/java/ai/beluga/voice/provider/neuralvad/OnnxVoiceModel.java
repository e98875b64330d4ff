package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.provider.ThreadTime;
import ai.beluga.voice.speech.EngineTraits;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.vad.VoiceScore;
import ai.beluga.voice.time.Ticker;
import ai.onnxruntime.OrtException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The operator's network, loaded once and shared by all calls. Each call runs it on its own thread. */
@Singleton
public class OnnxVoiceModel implements StartupPart {

    static final String PROVIDER = "onnx";
    private static final String FIX =
            "set it to the path of such a file, or choose another detector with " + EngineKeys.VAD_PROVIDER.name();
    private static final System.Logger LOG = System.getLogger(OnnxVoiceModel.class.getName());

    private final Configuration configuration;
    private final Ticker ticker;
    private final AtomicReference<@Nullable Loaded> loaded = new AtomicReference<>();

    private record Loaded(VoiceNetwork network, EngineTraits traits) {}

    @Inject
    OnnxVoiceModel(Configuration configuration, Ticker ticker) {
        this.configuration = configuration;
        this.ticker = ticker;
    }

    @Override
    public String name() {
        return "voice detector from a file";
    }

    @Override
    public void load() throws StartupFault {
        if (!configuration.get(EngineKeys.VAD_PROVIDER).equals(PROVIDER)) {
            return;
        }
        OnnxModel model = model(file());
        try {
            VoiceNetwork network = Trial.network(model, configuration.get(OnnxKeys.SAMPLE_RATE_HZ));
            Layout.Window window = network.layout().window();
            EngineTraits traits = new EngineTraits(
                    window.sampleRateHz(), window.samples(), 0, Trial.costMicros(network, ThreadTime.or(ticker)));
            loaded.set(new Loaded(network, traits));
            LOG.log(
                    Level.INFO,
                    "{0} loaded and tried: {1} samples at {2} Hz, {3} µs for a second of one call",
                    name(),
                    window.samples(),
                    window.sampleRateHz(),
                    traits.costMicros());
        } catch (Trial.Refused e) {
            model.release();
            throw fault(e.getMessage(), e);
        }
    }

    private Path file() throws StartupFault {
        if (!configuration.isSet(OnnxKeys.MODEL)) {
            throw new StartupFault(configuration.fault(
                    OnnxKeys.MODEL,
                    "the path of an ONNX file, because the voice detector " + PROVIDER + " is chosen",
                    FIX));
        }
        return configuration.get(OnnxKeys.MODEL);
    }

    private OnnxModel model(Path file) throws StartupFault {
        try {
            return OnnxModel.load(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw fault("a file that the server can read; it cannot be read: " + unreadable, unreadable);
        } catch (OrtException none) {
            throw fault("a file that holds a network in ONNX form; ONNX Runtime says: " + none.getMessage(), none);
        }
    }

    private StartupFault fault(@Nullable String expected, Exception cause) {
        return new StartupFault(configuration.fault(OnnxKeys.MODEL, String.valueOf(expected), FIX), cause);
    }

    /** What it asks for and costs. */
    EngineTraits traits() {
        return now().traits();
    }

    /** A stream for one more call. */
    CallStream open(Consumer<VoiceScore> scores) {
        Loaded now = now();
        return new CallStream(now.network(), Batches.NONE, scores);
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
            now.network().release();
        }
    }
}
