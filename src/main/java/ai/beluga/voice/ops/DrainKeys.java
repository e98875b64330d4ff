package ai.beluga.voice.ops;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;

/** How an operator has the node drained. */
@Singleton
public final class DrainKeys implements Area {

    static final Key<Path> FILE = Key.path("beluga.drain.file")
            .describedAs(
                    "While this file exists no new calls are taken and the gateway is not ready; live calls go on. "
                            + "Looked for once a second; without it the gateway cannot be drained.");

    @Override
    public String title() {
        return "Draining";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(FILE);
    }
}
