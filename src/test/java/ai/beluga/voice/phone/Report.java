package ai.beluga.voice.phone;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says in a few lines what was measured in calls. */
public final class Report {

    private Report() {}

    /** A line for each measure that these calls have. */
    public static List<String> of(List<CallRecord> calls) {
        Stream<String> head = calls.size() == 1 ? Stream.of(one(calls.getFirst())) : Stream.of(many(calls));
        return Stream.concat(head, measures(calls))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static String one(CallRecord call) {
        return "call " + call.callSid() + ": " + outcome(call) + ", "
                + call.streams().size() + " media stream(s)";
    }

    private static String outcome(CallRecord call) {
        return call.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + call.dialled().map(number -> " to " + number).orElse("");
    }

    private static String many(List<CallRecord> calls) {
        long good = calls.stream().filter(Report::isGood).count();
        return calls.size() + " calls, " + good + " as expected";
    }

    private static boolean isGood(CallRecord call) {
        return call.failure().isEmpty() && call.violations().isEmpty();
    }

    private static Stream<String> measures(List<CallRecord> calls) {
        List<StreamRecord> streams =
                calls.stream().flatMap(call -> call.streams().stream()).toList();
        return Stream.of(
                times("first audio after start", streams, stream -> stream.firstMedia().stream()),
                times(
                        "agent heard at the phone after end of speech, fillers included",
                        streams,
                        stream -> stream.responseTimes().stream()),
                times(
                        "hold (last media received) after barge-in",
                        streams,
                        stream -> stream.bargeIns().stream().map(StreamRecord.BargeIn::lastReceived)),
                times(
                        "clear after barge-in",
                        streams,
                        stream -> stream.bargeIns().stream().flatMap(bargeIn -> bargeIn.clear().stream())),
                times(
                        "last agent sample after barge-in",
                        streams,
                        stream -> stream.bargeIns().stream().map(StreamRecord.BargeIn::lastHeard)),
                sound(streams));
    }

    private static String times(
            String name, List<StreamRecord> streams, Function<StreamRecord, Stream<Duration>> measure) {
        List<Duration> times = streams.stream().flatMap(measure).sorted().toList();
        if (times.isEmpty()) {
            return "";
        }
        return times.size() == 1
                ? name + ": " + times.getFirst().toMillis() + " ms"
                : name + ": p50 " + percentile(times, 50) + " ms, p95 " + percentile(times, 95) + " ms, worst "
                        + times.getLast().toMillis() + " ms of " + times.size();
    }

    /** Nearest rank. */
    static long percentile(List<Duration> sorted, int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, rank - 1)).toMillis();
    }

    private static String sound(List<StreamRecord> streams) {
        Duration played = sum(streams, StreamRecord::played);
        Duration missing = sum(streams, StreamRecord::underrunTime);
        int underruns = streams.stream().mapToInt(StreamRecord::underruns).sum();
        long sent = streams.stream().mapToLong(StreamRecord::framesSent).sum();
        long late = streams.stream().mapToLong(StreamRecord::framesLate).sum();
        return "heard " + seconds(played) + " of agent, " + underruns + " underrun(s) of " + missing.toMillis()
                + " ms in all; sent " + sent + " frames, " + late + " late";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }

    private static Duration sum(List<StreamRecord> streams, Function<StreamRecord, Duration> measure) {
        return streams.stream().map(measure).reduce(Duration.ZERO, Duration::plus);
    }
}
