package ai.beluga.voice.gateway;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.PreemptiveSettings.Start;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Replies prepared before the caller's turn is over. */
@Singleton
public class PreemptiveKeys implements Area {

    private static final Start START = Start.DEFAULT;
    private static final Use USE = Use.DEFAULT;

    static final Key<String> STRATEGY = Key.text("beluga.preemptive.strategy")
            .oneOf("off", "discard", "similar", "always")
            .byDefault(USE.strategy().name().toLowerCase(Locale.ROOT))
            .describedAs(
                    "Whether the agent is asked while the caller's turn may not be over yet, and when such a reply is"
                        + " used: `discard`, only for the same words; `similar`, also for words that differ in fillers"
                        + " and articles; `always`, for any words, which may answer another question; `off`, never"
                        + " asked.");
    static final Key<Double> SIMILARITY = Key.decimal("beluga.preemptive.similarity")
            .between(0.0, 1.0)
            .byDefault(USE.similarity())
            .describedAs("How much of the words must be the same, place by place, for `similar`.");
    static final Key<Boolean> SPEECH = Key.flag("beluga.preemptive.speech")
            .byDefault(USE.speech())
            .describedAs(
                    "Whether the first clause of a prepared reply is synthesized ahead, too; it is paid for also when"
                            + " the reply is discarded.");
    static final Key<Integer> ATTEMPTS = Key.number("beluga.preemptive.max-attempts")
            .between(1, 10)
            .byDefault(START.attempts())
            .describedAs("How many replies may be prepared for one turn of the caller.");
    static final Key<Duration> LONGEST_SPEECH = Key.duration("beluga.preemptive.max-speech")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(5))
            .byDefault(START.longestSpeech())
            .describedAs("No reply is prepared for a turn with more speech than this.");
    static final Key<Duration> STABLE_FOR = Key.duration("beluga.preemptive.stable-for")
            .between(Duration.ZERO, Duration.ofSeconds(5))
            .byDefault(START.stableFor())
            .describedAs("How long, in the caller's pause, words that are not final must have stood unchanged.");
    static final Key<Double> LIKELY = Key.decimal("beluga.preemptive.likely")
            .between(0.5, 1.0)
            .byDefault(START.likely())
            .describedAs("A turn detector so sure that the turn is over makes words count that are not final.");

    @Override
    public String title() {
        return "Preemptive replies";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(STRATEGY, SIMILARITY, SPEECH, ATTEMPTS, LONGEST_SPEECH, STABLE_FOR, LIKELY);
    }

    static PreemptiveSettings settings(Configuration configuration) {
        boolean english = configuration.get(EngineKeys.LANGUAGE).getLanguage().equals("en");
        return new PreemptiveSettings(
                new Start(
                        configuration.get(STABLE_FOR),
                        configuration.get(LIKELY),
                        configuration.get(ATTEMPTS),
                        configuration.get(LONGEST_SPEECH)),
                new Use(
                        Strategy.valueOf(configuration.get(STRATEGY).toUpperCase(Locale.ROOT)),
                        configuration.get(SIMILARITY),
                        configuration.get(SPEECH),
                        english ? Use.ENGLISH_LIGHT_WORDS : Set.of()));
    }
}
