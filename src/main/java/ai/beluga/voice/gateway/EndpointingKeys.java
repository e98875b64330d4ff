package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.turn.EndSigns;
import ai.beluga.voice.turn.EndpointingMode;
import ai.beluga.voice.turn.TurnWords;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What counts beside the pause when a turn's end is judged. */
@Singleton
public class EndpointingKeys implements Area {

    private static final EndSigns SIGNS = EndSigns.DEFAULT;

    static final Key<String> MODE = Key.text("beluga.turn.endpointing")
            .oneOf(name(EndpointingMode.FUSED), name(EndpointingMode.SILENCE), name(EndpointingMode.RECOGNISER))
            .byDefault(name(SIGNS.mode()))
            .describedAs(
                    "What ends a turn: `fused` weighs the turn detector, the words, what the agent waits for and the"
                            + " caller's pace; `silence` is `beluga.turn.normal-pause` and nothing else; `recogniser`"
                            + " leaves it to a recogniser that takes turns itself, within `beluga.turn.min-pause` and"
                            + " `beluga.turn.max-pause`, and is `fused` with any other.");
    static final Key<Boolean> TEXT_HINTS = Key.flag("beluga.turn.text-hints")
            .byDefault(true)
            .describedAs(
                    "Whether the caller's words and what the agent asked for shorten or lengthen the pause that ends a"
                            + " turn. English is known; in other languages words do not count.");
    static final Key<Double> DETECTOR_WEIGHT = Key.decimal("beluga.turn.detector-weight")
            .between(0.0, 3.0)
            .byDefault(SIGNS.detectorWeight())
            .describedAs(
                    "How much the turn detector's estimate counts, as a factor of its log-odds; the words count 1.");
    static final Key<Duration> STABLE_TEXT = Key.duration("beluga.turn.stable-text")
            .between(Duration.ZERO, Duration.ofSeconds(2))
            .byDefault(SIGNS.stableText())
            .describedAs("Words that are not final end no turn until they have stayed the same for so long.");
    static final Key<Duration> RESUMED_WITHIN = Key.duration("beluga.turn.resumed-within")
            .between(Duration.ZERO, Duration.ofSeconds(5))
            .byDefault(SIGNS.resumedWithin())
            .describedAs("A caller who takes the floor so soon after an answer began had not finished: their pauses are"
                    + " taken for longer from then on, where `beluga.turn.adaptive` is on.");

    @Override
    public String title() {
        return "End of turn";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(MODE, TEXT_HINTS, DETECTOR_WEIGHT, STABLE_TEXT, RESUMED_WITHIN);
    }

    static EndSigns signs(Configuration configuration) {
        return new EndSigns(
                EndpointingMode.valueOf(configuration.get(MODE).toUpperCase(Locale.ROOT)),
                configuration.get(TEXT_HINTS) ? TurnWords.of(configuration.get(EngineKeys.LANGUAGE)) : TurnWords.NONE,
                configuration.get(DETECTOR_WEIGHT),
                configuration.get(STABLE_TEXT),
                configuration.get(RESUMED_WITHIN));
    }

    private static String name(EndpointingMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }
}
