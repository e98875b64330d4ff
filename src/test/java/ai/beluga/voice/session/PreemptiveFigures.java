package ai.beluga.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.session.PreemptiveCaller.Outcome;
import ai.beluga.voice.session.PreemptiveCaller.Recogniser;
import ai.beluga.voice.turn.EndSigns;
import ai.beluga.voice.turn.EndpointingSettings;
import ai.beluga.voice.turn.PreemptiveSettings;
import ai.beluga.voice.turn.PreemptiveSettings.Start;
import ai.beluga.voice.turn.PreemptiveSettings.Strategy;
import ai.beluga.voice.turn.PreemptiveSettings.Use;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What preemptive replies gain and cost, on virtual time: {@code mvn test -Dtest=PreemptiveFigures}; result in
 * {@code target/preemptive-figures.txt}.
 */
class PreemptiveFigures {

    private static final int CALLS = 60;
    private static final int QUESTIONS = 5;
    private static final List<Recogniser> RECOGNISERS =
            List.of(new Recogniser("fast", 60, 140, 0.15), new Recogniser("slow", 400, 800, 0.15));

    private record Manner(String name, Strategy strategy, boolean speech) {
        private TurnSettings settings() {
            Use use = new Use(strategy, 0.8, speech, Use.ENGLISH_LIGHT_WORDS);
            return TurnSettings.DEFAULT
                    .with(EndpointingSettings.DEFAULT.with(EndSigns.DEFAULT.with(TurnWords.of(Locale.US))))
                    .with(new PreemptiveSettings(Start.DEFAULT, use));
        }
    }

    private static final List<Manner> MANNERS = List.of(
            new Manner("off", Strategy.OFF, false),
            new Manner("discard", Strategy.DISCARD, false),
            new Manner("discard + speech", Strategy.DISCARD, true),
            new Manner("similar", Strategy.SIMILAR, false),
            new Manner("always", Strategy.ALWAYS, false));

    private final StringBuilder report = new StringBuilder("""
        | recogniser | agent ms | strategy | wait p50 ms | p95 ms | mean ms | gained | turns with a used one | used of prepared | requests a turn | wasted characters a turn | wrong answers |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """);

    @Test
    void measure() throws IOException {
        for (Recogniser recogniser : RECOGNISERS) {
            for (int agentMillis : new int[] {50, 300, 600}) {
                double off = 0;
                for (Manner manner : MANNERS) {
                    List<Outcome> outcomes = LongStream.range(0, CALLS)
                            .mapToObj(seed -> new PreemptiveCaller(
                                            seed, manner.settings(), recogniser, Duration.ofMillis(agentMillis))
                                    .questions(QUESTIONS))
                            .toList();
                    off = manner.strategy() == Strategy.OFF ? mean(outcomes) : off;
                    note(recogniser, agentMillis, manner, outcomes, off);
                    if (manner.strategy() != Strategy.ALWAYS) {
                        assertThat(sum(outcomes, Outcome::wrong))
                                .as("wrong answers")
                                .isZero();
                    }
                }
            }
        }
        Files.writeString(Path.of("target/preemptive-figures.txt"), report);
        System.getLogger(PreemptiveFigures.class.getName()).log(System.Logger.Level.INFO, "\n" + report);
    }

    private void note(Recogniser recogniser, int agentMillis, Manner manner, List<Outcome> outcomes, double off) {
        long[] waits = waits(outcomes);
        double turns = sum(outcomes, Outcome::turns);
        double used = sum(outcomes, Outcome::used);
        double prepared = sum(outcomes, Outcome::prepared);
        report.append("| %s | %d | %s | %d | %d | %.0f | %.0f | %s | %s | %.2f | %.1f | %d |%n"
                .formatted(
                        recogniser.name(),
                        agentMillis,
                        manner.name(),
                        waits[waits.length / 2],
                        waits[waits.length * 95 / 100],
                        mean(outcomes),
                        off - mean(outcomes),
                        prepared == 0 ? "–" : "%.0f %%".formatted(100 * used / turns),
                        prepared == 0 ? "–" : "%.0f %%".formatted(100 * used / prepared),
                        sum(outcomes, Outcome::requests) / turns,
                        sum(outcomes, Outcome::wasted) / turns,
                        sum(outcomes, Outcome::wrong)));
    }

    private static long[] waits(List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.waits().stream())
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }

    private static double mean(List<Outcome> outcomes) {
        return LongStream.of(waits(outcomes)).average().orElseThrow();
    }

    private static int sum(List<Outcome> outcomes, ToIntFunction<Outcome> part) {
        return outcomes.stream().mapToInt(part).sum();
    }
}
