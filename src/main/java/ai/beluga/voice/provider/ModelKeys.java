package ai.beluga.voice.provider;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;

/** Where model files are. */
@Singleton
public final class ModelKeys implements Area {

    /** Instead of the models packed into the application. */
    public static final Key<Path> DIRECTORY = Key.path("beluga.models.directory")
            .describedAs("Directory with speech models to use instead of those packed into the application.");

    @Override
    public String title() {
        return "Models";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(DIRECTORY);
    }
}
