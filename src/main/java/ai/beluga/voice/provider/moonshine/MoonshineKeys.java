package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.util.List;

/** How much of the machine the recogniser may take. */
@Singleton
public final class MoonshineKeys implements Area {

    /** Half of the processors: media and synthesis need the others. */
    public static final Key<Integer> WORKERS = Key.number("beluga.stt.embedded.workers")
            .between(1, 64)
            .describedAs(
                    "Utterances decoded at once by the embedded recogniser, each on one thread; half of the processors"
                            + " when unset.");

    public static final Key<Integer> QUEUE = Key.number("beluga.stt.embedded.queue")
            .between(1, 1_000)
            .byDefault(32)
            .describedAs(
                    "Utterances that may wait for the embedded recogniser; what comes when it is full asks again, and"
                            + " is given up when its turn ends.");

    @Override
    public String title() {
        return "Embedded recogniser";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(WORKERS, QUEUE);
    }
}
