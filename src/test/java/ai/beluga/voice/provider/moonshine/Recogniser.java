package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.audio.Resampler;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.provider.ModelFiles;
import ai.beluga.voice.time.Ticker;

/** The real networks, loaded once for all tests of this package. */
final class Recogniser {

    private static final MoonshineModel MODEL = loaded();

    private Recogniser() {}

    static MoonshineModel model(String... settings) {
        Configuration configuration = Configurations.of(settings);
        return new MoonshineModel(configuration, new ModelFiles(configuration), Ticker.SYSTEM);
    }

    static MoonshineModel shared() {
        return MODEL;
    }

    static Transcriber transcriber() {
        return MODEL.transcriber();
    }

    /** Telephone audio as the recogniser takes it. */
    static short[] wide(short[] telephone) {
        return Resampler.convert(telephone, 8_000, 16_000);
    }

    private static MoonshineModel loaded() {
        try {
            MoonshineModel model = model();
            model.load();
            return model;
        } catch (StartupFault fault) {
            throw new AssertionError(fault);
        }
    }
}
