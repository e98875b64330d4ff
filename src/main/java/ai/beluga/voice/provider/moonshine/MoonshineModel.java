package ai.beluga.voice.provider.moonshine;

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
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The two networks and the vocabulary, loaded once and shared by all calls. */
@Singleton
public class MoonshineModel implements StartupPart {

    static final String PROVIDER = "embedded";
    private static final String ENCODER = "moonshine_tiny_encoder.onnx";
    private static final String DECODER = "moonshine_tiny_decoder.onnx";
    private static final String VOCABULARY = "moonshine_vocabulary.txt";
    /** Size of the Llama vocabulary. */
    private static final int PIECES = 32_000;

    private static final System.Logger LOG = System.getLogger(MoonshineModel.class.getName());

    private final Configuration configuration;
    private final ModelFiles files;
    private final Ticker ticker;
    private final AtomicReference<@Nullable Loaded> loaded = new AtomicReference<>();

    private record Loaded(OnnxModel encoder, OnnxModel decoder, Transcriber transcriber) {}

    @Inject
    MoonshineModel(Configuration configuration, ModelFiles files, Ticker ticker) {
        this.configuration = configuration;
        this.files = files;
        this.ticker = ticker;
    }

    @Override
    public String name() {
        return "speech recogniser";
    }

    @Override
    public void load() throws StartupFault {
        if (!EngineKeys.isUsed(configuration, EngineKeys.STT_PROVIDER, PROVIDER)) {
            return;
        }
        long start = ticker.nanos();
        Vocabulary vocabulary = vocabulary();
        OnnxModel encoder = network(ENCODER);
        OnnxModel decoder = network(DECODER);
        Transcriber transcriber = new Transcriber(new MoonshineNetwork(encoder, decoder), vocabulary);
        transcriber.heard(
                new SpeechAudio.Clip(new short[SpeechAudio.SAMPLE_RATE_HZ], SpeechAudio.SAMPLE_RATE_HZ), () -> false);
        loaded.set(new Loaded(encoder, decoder, transcriber));
        LOG.log(Level.INFO, "{0} loaded and tried in {1} ms", name(), (ticker.nanos() - start) / 1_000_000);
    }

    /** One that was cut short would leave callers without words, and nobody would know why. */
    private Vocabulary vocabulary() throws StartupFault {
        Vocabulary vocabulary = new Vocabulary(files.read(VOCABULARY));
        if (vocabulary.size() != PIECES) {
            throw files.unusable(VOCABULARY, new IOException(vocabulary.size() + " pieces instead of " + PIECES));
        }
        return vocabulary;
    }

    private OnnxModel network(String file) throws StartupFault {
        byte[] network = files.read(file);
        try {
            OnnxModel model = OnnxModel.load(network);
            LOG.log(Level.DEBUG, "{0}: {1} bytes", file, network.length);
            return model;
        } catch (OrtException e) {
            throw files.unusable(file, e);
        }
    }

    /** What turns speech into text. */
    Transcriber transcriber() {
        Loaded now = loaded.get();
        if (now == null) {
            throw new ProviderException.Transient("the recogniser is not loaded");
        }
        return now.transcriber();
    }

    @PreDestroy
    void unload() {
        Loaded now = loaded.getAndSet(null);
        if (now != null) {
            now.encoder().release();
            now.decoder().release();
        }
    }
}
