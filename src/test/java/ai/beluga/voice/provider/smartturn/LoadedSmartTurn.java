package ai.beluga.voice.provider.smartturn;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.turndetection.TurnDetector;
import ai.beluga.voice.time.Ticker;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The detector with a network, ready, for tests of any package. */
public final class LoadedSmartTurn {

    private LoadedSmartTurn() {}

    /**
     * Ready to open calls.
     *
     * @param settings keys and values in turn
     */
    public static TurnDetector detector(Path model, Executor executor, String... settings) {
        Configuration configuration = Configurations.of(with(model, settings));
        return new SmartTurnDetector(loaded(configuration), configuration, executor, Ticker.SYSTEM);
    }

    /** The network alone, on the caller's thread: PCM16 of a turn at 8 kHz, at most 8 s, to the probability that it is over. */
    public static ToDoubleFunction<short[]> judge(Path model) {
        return loaded(Configurations.of(with(model))).judge()::endOfTurn;
    }

    /** The front end alone, on PCM16 at 16 kHz, at most 8 s; gives one of the features. */
    public static DoubleSupplier frontEnd(short[] samples) {
        LogMel logMel = new LogMel();
        FloatBuffer features = FloatBuffer.allocate(LogMel.BANDS * LogMel.FRAMES);
        return () -> {
            logMel.compute(samples, features);
            return features.get(0);
        };
    }

    static SmartTurnModel loaded(Configuration configuration) {
        SmartTurnModel model = new SmartTurnModel(configuration, Ticker.SYSTEM);
        try {
            model.load();
        } catch (StartupFault fault) {
            throw new AssertionError(fault);
        }
        return model;
    }

    private static String[] with(Path model, String... settings) {
        return Stream.concat(
                        Stream.of("beluga.turn.provider", "onnx", "beluga.turn.onnx.model", model.toString()),
                        Stream.of(settings))
                .toArray(String[]::new);
    }
}
