package ai.beluga.voice.provider.neuralvad;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.provider.ModelFiles;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Voice detectors of this package, loaded and ready. They stay loaded as long as the process lives. */
public final class LoadedDetectors {

    /** So many calls that none is open beyond it. */
    private static final String NO_BATCHES = "5000";

    private LoadedDetectors() {}

    /** Runs every window on the thread that hands it in, so that all scores are there when that returns. */
    public static VoiceActivityDetector silero(String... settings) {
        return silero(
                task -> {
                    throw new IllegalStateException("no batches are made here");
                },
                new ManualTime(),
                with(settings, SileroKeys.BATCH_ABOVE.name(), NO_BATCHES));
    }

    /** Makes batches as configured, on threads of {@code executor}. */
    public static VoiceActivityDetector silero(Executor executor, Timers timers, String... settings) {
        SileroModel model = sileroModel(executor, timers, settings);
        load(model::load);
        return new SileroVoiceActivityDetector(model);
    }

    /** Not loaded. */
    static SileroModel sileroModel(Executor executor, Timers timers, String... settings) {
        Configuration configuration = Configurations.of(settings);
        return new SileroModel(configuration, new ModelFiles(configuration), Ticker.SYSTEM, timers, executor);
    }

    /** The network of a file. */
    public static VoiceActivityDetector onnx(Path model, String... settings) {
        OnnxVoiceModel part = onnxModel(with(settings, OnnxKeys.MODEL.name(), model.toString()));
        load(part::load);
        return new OnnxVoiceActivityDetector(part);
    }

    /** Not loaded. */
    static OnnxVoiceModel onnxModel(String... settings) {
        return new OnnxVoiceModel(
                Configurations.of(with(settings, "beluga.vad.provider", OnnxVoiceModel.PROVIDER)), Ticker.SYSTEM);
    }

    private static String[] with(String[] settings, String key, String value) {
        return Stream.concat(Arrays.stream(settings), Stream.of(key, value)).toArray(String[]::new);
    }

    private interface Loading {
        void load() throws StartupFault;
    }

    private static void load(Loading loading) {
        try {
            loading.load();
        } catch (StartupFault fault) {
            throw new IllegalStateException(fault);
        }
    }
}
