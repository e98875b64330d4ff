package ai.beluga.voice.provider.smartturn;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.config.StartupPart;
import ai.beluga.voice.provider.OnnxModel;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Ticker;
import ai.onnxruntime.OrtException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The operator's network, loaded once and shared by all calls. */
@Singleton
public class SmartTurnModel implements StartupPart {

    static final String PROVIDER = "onnx";
    private static final String ACCEPTED =
            "a network with one input float[batch, 80, 800] (log-mel features, smart-turn v3)"
                    + " or float[batch, 128000] (8 s of sound at 16 kHz), whose first output is one number of 0..1";
    private static final String FIX = "name such a file, or set " + EngineKeys.TURN_PROVIDER.name()
            + " to silence; docs/hearing.md tells where to get one";

    private static final System.Logger LOG = System.getLogger(SmartTurnModel.class.getName());

    private final Configuration configuration;
    private final Ticker ticker;
    private final AtomicReference<@Nullable Loaded> loaded = new AtomicReference<>();

    /** @param costMicros of one judgement, by the clock, as the start measured it */
    private record Loaded(OnnxModel model, ModelInput input, int costMicros) {}

    @Inject
    SmartTurnModel(Configuration configuration, Ticker ticker) {
        this.configuration = configuration;
        this.ticker = ticker;
    }

    @Override
    public String name() {
        return "turn detector";
    }

    @Override
    public void load() throws StartupFault {
        if (!configuration.get(EngineKeys.TURN_PROVIDER).equals(PROVIDER)) {
            return;
        }
        long start = ticker.nanos();
        OnnxModel model = network(read());
        try {
            ModelInput input = ModelInput.of(model.session())
                    .orElseThrow(() -> fault("found " + signature(model), new IOException("no known signature")));
            double silence = judgeOfSilence(model, input);
            long warm = ticker.nanos();
            judgeOfSilence(model, input);
            int costMicros = (int) ((ticker.nanos() - warm) / 1_000);
            loaded.set(new Loaded(model, input, costMicros));
            LOG.log(
                    Level.INFO,
                    "{0} loaded and tried in {1} ms: takes {2}, says {3} of silence",
                    name(),
                    (ticker.nanos() - start) / 1_000_000,
                    input,
                    silence);
        } catch (OrtException e) {
            throw fault("ONNX Runtime says: " + e.getMessage(), e);
        } finally {
            if (loaded.get() == null) {
                model.release();
            }
        }
    }

    private byte[] read() throws StartupFault {
        if (!configuration.isSet(SmartTurnKeys.MODEL)) {
            throw new StartupFault(configuration.fault(SmartTurnKeys.MODEL, "the path of " + ACCEPTED, FIX));
        }
        try {
            return Files.readAllBytes(configuration.get(SmartTurnKeys.MODEL));
        } catch (IOException e) {
            throw fault("it cannot be read: " + e, e);
        }
    }

    private OnnxModel network(byte[] file) throws StartupFault {
        try {
            return OnnxModel.load(file);
        } catch (OrtException e) {
            throw fault("ONNX Runtime says: " + e.getMessage(), e);
        }
    }

    private static String signature(OnnxModel model) {
        try {
            return ModelInput.signature(model.session());
        } catch (OrtException e) {
            return "nothing readable: " + e.getMessage();
        }
    }

    private double judgeOfSilence(OnnxModel model, ModelInput input) throws StartupFault {
        try (Judge judge = new NetworkJudge(model, input)) {
            return judge.endOfTurn(new short[TurnWindow.SAMPLES]);
        } catch (ProviderException e) {
            throw fault("tried on silence, " + e.getMessage(), e);
        }
    }

    private StartupFault fault(String found, Exception cause) {
        return new StartupFault(
                configuration.fault(SmartTurnKeys.MODEL, "the path of " + ACCEPTED + "; " + found, FIX), cause);
    }

    /** What a judgement takes, in microseconds. */
    int costMicros() {
        Loaded now = loaded.get();
        if (now == null) {
            throw new ProviderException.Transient("the turn detector is not loaded");
        }
        return now.costMicros();
    }

    /** Whether turns can be judged. */
    boolean isLoaded() {
        return loaded.get() != null;
    }

    /** One more judge. */
    Judge judge() {
        Loaded now = loaded.get();
        if (now == null) {
            throw new ProviderException.Transient("the turn detector is not loaded");
        }
        return new NetworkJudge(now.model(), now.input());
    }

    @PreDestroy
    void unload() {
        Loaded now = loaded.getAndSet(null);
        if (now != null) {
            now.model().release();
        }
    }
}
