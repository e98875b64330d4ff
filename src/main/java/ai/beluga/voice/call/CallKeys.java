package ai.beluga.voice.call;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** How calls are let in, resumed and remembered. */
@Singleton
public final class CallKeys implements Area {

    public static final Key<Duration> TICKET_LIFE = Key.duration("beluga.calls.ticket-life")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(5))
            .byDefault(Duration.ofSeconds(30))
            .describedAs("How long an answered call may take to open its stream.");

    public static final Key<Duration> OPEN_AHEAD = Key.duration("beluga.calls.open-ahead")
            .between(Duration.ZERO, Duration.ofMinutes(1))
            .byDefault(Duration.ofSeconds(10))
            .describedAs(
                    "The streams of recogniser, synthesizer and model are opened when the carrier asks about a call, a"
                        + " moment before its own stream comes, and closed when that does not come within this time; a"
                        + " call that never streams has then cost a session of the vendor. 0s opens them with the"
                        + " carrier's stream.");

    public static final Key<Integer> MAX_RESUMES = Key.number("beluga.calls.max-resumes")
            .between(0, 100)
            .byDefault(5)
            .describedAs("How many lost streams of one call are replaced before the caller gets an apology.");

    public static final Key<Integer> REMEMBERED = Key.number("beluga.calls.remembered")
            .between(100, 1_000_000)
            .byDefault(10_000)
            .describedAs("Calls that are over and still known, so that late messages about them change nothing.");

    public static final Key<Duration> REMEMBERED_FOR = Key.duration("beluga.calls.remembered-for")
            .between(Duration.ofSeconds(10), Duration.ofDays(1))
            .byDefault(Duration.ofMinutes(30))
            .describedAs("How long a call that is over is still known.");

    public static final Key<Duration> SILENT_FOR = Key.duration("beluga.calls.forgotten-after")
            .between(Duration.ofMinutes(1), Duration.ofDays(7))
            .byDefault(Duration.ofHours(12))
            .describedAs("A running call of which nothing was heard for this long loses its place; longer than"
                    + " `beluga.calls.max-duration`.");

    @Override
    public String title() {
        return "Calls";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(TICKET_LIFE, OPEN_AHEAD, MAX_RESUMES, REMEMBERED, REMEMBERED_FOR, SILENT_FOR);
    }
}
