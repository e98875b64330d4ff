package ai.beluga.voice.provider.silence;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.util.List;

/** Whether words count. */
@Singleton
public final class SilenceKeys implements Area {

    public static final Key<Boolean> TEXT_HINTS = Key.flag("beluga.turn.silence.text-hints")
            .byDefault(true)
            .describedAs(
                    "Whether the last words shorten or lengthen the pause that ends a turn; otherwise only the pause"
                            + " counts. The words judged are English.");

    @Override
    public String title() {
        return "Turn detection by silence";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(TEXT_HINTS);
    }
}
