package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.NoisyCall.Condition;
import ai.beluga.voice.hearing.Tally.Steps;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@link FixedThreshold} finds at every level, and so which level is best where. */
final class LevelSweep {

    private static final int LOWEST_DBFS = -55;
    private static final int HIGHEST_DBFS = -15;

    /** A kind of call; the levels of those that are alike add up. */
    private record Kind(Half half, Noise noise, double snrDb) {}

    private final Map<Kind, List<Steps>> found;

    private LevelSweep(Map<Kind, List<Steps>> found) {
        this.found = found;
    }

    static LevelSweep of(Collection<Condition> conditions) {
        Map<Kind, List<Steps>> found = new HashMap<>();
        Map<Condition, List<Steps>> calls = conditions.parallelStream()
                .collect(Collectors.toConcurrentMap(condition -> condition, LevelSweep::levels));
        calls.forEach((condition, levels) -> found.merge(
                new Kind(condition.half(), condition.noise(), condition.snrDb()), levels, LevelSweep::added));
        return new LevelSweep(found);
    }

    /** In dB relative to full scale; least mean balanced error over every noise and level of the tuning half. */
    int tunedDbfs() {
        return best(found.keySet().stream()
                .filter(kind -> kind.half() == Half.TUNING)
                .toList());
    }

    /** The level best at this SNR over every noise, on the very calls it is reported for. */
    int oracleDbfs(Half half, double snrDb) {
        return best(found.keySet().stream()
                .filter(kind -> kind.half() == half && kind.snrDb() == snrDb)
                .toList());
    }

    private int best(Collection<Kind> kinds) {
        return IntStream.rangeClosed(LOWEST_DBFS, HIGHEST_DBFS)
                .boxed()
                .min(Comparator.comparingDouble(level -> kinds.stream()
                        .sorted(Comparator.comparing(Kind::noise).thenComparing(Kind::snrDb))
                        .mapToDouble(kind -> Objects.requireNonNull(found.get(kind))
                                .get(level - LOWEST_DBFS)
                                .balancedErrorPercent())
                        .sum()))
                .orElseThrow();
    }

    private static List<Steps> levels(Condition condition) {
        NoisyCall call = NoisyCall.of(condition);
        return IntStream.rangeClosed(LOWEST_DBFS, HIGHEST_DBFS)
                .mapToObj(level -> VoiceResults.tally(new FixedThreshold(level), call.heard(), call)
                        .usual())
                .toList();
    }

    private static List<Steps> added(List<Steps> one, List<Steps> other) {
        return IntStream.range(0, one.size())
                .mapToObj(i -> one.get(i).plus(other.get(i)))
                .toList();
    }
}
