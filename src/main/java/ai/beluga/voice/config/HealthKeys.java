package ai.beluga.voice.config;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long engines that failed are left alone, and how much of it a call bears. */
@Singleton
public final class HealthKeys implements Area {

    public static final Key<Duration> FIRST_WAIT = Key.duration("beluga.recovery.first-wait")
            .between(Duration.ofMillis(50), Duration.ofMinutes(1))
            .byDefault(Duration.ofMillis(500))
            .describedAs("An engine is left alone for so long after its first failure; doubled with each in a row.");
    public static final Key<Duration> LONGEST_WAIT = Key.duration("beluga.recovery.longest-wait")
            .between(Duration.ofMillis(50), Duration.ofHours(1))
            .byDefault(Duration.ofMinutes(1))
            .describedAs("The most that wait grows to, at least beluga.recovery.first-wait.");
    public static final Key<Double> JITTER = Key.decimal("beluga.recovery.jitter")
            .between(0.0, 1.0)
            .byDefault(0.3)
            .describedAs("The part of each wait that chance may take away, so that nodes do not come back together.");
    public static final Key<Integer> DOWN_AFTER = Key.number("beluga.recovery.down-after")
            .between(1, 100)
            .byDefault(3)
            .describedAs("An engine is down after so many failures in a row.");
    public static final Key<Duration> REFUSED_WAIT = Key.duration("beluga.recovery.refused-probe-interval")
            .between(Duration.ofSeconds(1), Duration.ofDays(1))
            .byDefault(Duration.ofMinutes(5))
            .describedAs("An engine that refused, for its key say, is tried again each time this is over: a key that is"
                    + " right by now then counts without a new start.");
    public static final Key<Duration> PROBE_TIMEOUT = Key.duration("beluga.recovery.probe-timeout")
            .between(Duration.ofMillis(200), Duration.ofMinutes(1))
            .byDefault(Duration.ofSeconds(5))
            .describedAs("An engine tried in the background has failed when it has not opened within this time.");
    public static final Key<Duration> ALONE = Key.duration("beluga.recovery.alone-timeout")
            .between(Duration.ofMillis(200), Duration.ofMinutes(1))
            .byDefault(Duration.ofSeconds(10))
            .describedAs(
                    "What a recogniser, synthesizer or model may take for anything where no other is ready; at least"
                            + " beluga.stt.answer-timeout and beluga.tts.first-audio-timeout.");
    public static final Key<Duration> LONGEST_TROUBLE = Key.duration("beluga.recovery.longest-trouble")
            .between(Duration.ofMillis(200), Duration.ofMinutes(1))
            .byDefault(Duration.ofSeconds(4))
            .describedAs("A call that has been without a recogniser or synthesizer that works for so long gives up.");
    public static final Key<Integer> FAILURES = Key.number("beluga.recovery.failures-per-engine")
            .between(1, 100)
            .byDefault(5)
            .describedAs("A call gives up after so many failures in a row for each engine of the kind.");

    @Override
    public String title() {
        return "Health of engines";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(
                FIRST_WAIT,
                LONGEST_WAIT,
                JITTER,
                DOWN_AFTER,
                REFUSED_WAIT,
                PROBE_TIMEOUT,
                ALONE,
                LONGEST_TROUBLE,
                FAILURES);
    }

    @Override
    public List<Fault> check(Configuration configuration) {
        List<Fault> faults = new ArrayList<>();
        atLeast(configuration, LONGEST_WAIT, FIRST_WAIT, faults);
        atLeast(configuration, ALONE, RecoveryKeys.STT_ANSWER, faults);
        atLeast(configuration, ALONE, RecoveryKeys.TTS_FIRST_AUDIO, faults);
        return faults;
    }

    private static void atLeast(
            Configuration configuration, Key<Duration> key, Key<Duration> other, List<Fault> faults) {
        Duration least = configuration.get(other);
        if (configuration.get(key).compareTo(least) < 0) {
            faults.add(configuration.fault(
                    key,
                    "at least " + other.name() + ", which is " + DurationText.show(least),
                    "raise it, or lower the other"));
        }
    }
}
