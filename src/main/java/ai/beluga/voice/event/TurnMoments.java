package ai.beluga.voice.event;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * When a turn reached what: nanoseconds of the session's clock. In order, so that the times between them add up: a moment
 * that came before an earlier one of {@link TurnMoment}, such as a reply made while the caller still spoke, counts as that one.
 */
public final class TurnMoments {

    private final Map<TurnMoment, Long> nanos = new EnumMap<>(TurnMoment.class);

    private TurnMoments(Map<TurnMoment, Long> reached) {
        long latest = Long.MIN_VALUE;
        for (TurnMoment moment : TurnMoment.values()) {
            Long at = reached.get(moment);
            if (at != null) {
                latest = latest == Long.MIN_VALUE ? at : latest + Math.max(0, at - latest);
                nanos.put(moment, latest);
            }
        }
    }

    /** Those that were reached, as they were noted. */
    public static TurnMoments of(Map<TurnMoment, Long> nanos) {
        return new TurnMoments(nanos);
    }

    /** When it was reached; empty when it never was. */
    public Optional<Long> at(TurnMoment moment) {
        return Optional.ofNullable(nanos.get(moment));
    }

    /** From one to the other; empty when one of them was not reached. */
    public Optional<Duration> between(TurnMoment from, TurnMoment to) {
        return at(from).flatMap(begin -> at(to).map(end -> Duration.ofNanos(end - begin)));
    }

    /** Where the time to the first frame went; empty when none was sent. */
    public Optional<TurnLatency> latency() {
        if (at(TurnMoment.FIRST_FRAME).isEmpty()) {
            return Optional.empty();
        }
        TurnMoment asked = present(TurnMoment.ASKED, TurnMoment.SPEECH_ENDED);
        TurnMoment clause = present(TurnMoment.FIRST_CLAUSE, asked);
        TurnMoment audio = present(TurnMoment.FIRST_AUDIO, clause);
        return Optional.of(new TurnLatency(
                part(TurnMoment.SPEECH_ENDED, TurnMoment.PAUSE_OVER),
                part(TurnMoment.PAUSE_OVER, TurnMoment.ASKED),
                part(asked, clause),
                part(clause, audio),
                part(audio, TurnMoment.FIRST_FRAME)));
    }

    private TurnMoment present(TurnMoment wanted, TurnMoment otherwise) {
        return nanos.containsKey(wanted) ? wanted : otherwise;
    }

    private Duration part(TurnMoment from, TurnMoment to) {
        return between(from, to).orElse(Duration.ZERO);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TurnMoments moments && moments.nanos.equals(nanos);
    }

    @Override
    public int hashCode() {
        return nanos.hashCode();
    }

    @Override
    public String toString() {
        return nanos.toString();
    }
}
