package ai.beluga.voice.load;

import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Phone;
import ai.beluga.voice.phone.script.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Many calls at once, begun one after the other so that they do not speak in step. */
final class Calls {

    private Calls() {}

    /** Places {@code count} calls, {@code apart} from each other, and waits for all. */
    static List<CallRecord> place(Phone phone, int count, Duration apart, String... lines)
            throws InterruptedException, ExecutionException {
        Scenario scenario = Scenario.of(lines);
        List<Future<CallRecord>> running = new ArrayList<>();
        List<CallRecord> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int call = 0; call < count; call++) {
                running.add(callers.submit(() -> phone.call(scenario)));
                LockSupport.parkNanos(apart.toNanos());
            }
            for (Future<CallRecord> call : running) {
                calls.add(call.get());
            }
        }
        return calls;
    }

    /** {@code first}, then {@code repeated} so many times, then {@code last}. */
    static String[] lines(List<String> first, int times, List<String> repeated, String last) {
        return Stream.of(
                        first,
                        Collections.nCopies(times, repeated).stream()
                                .flatMap(List::stream)
                                .toList(),
                        List.of(last))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
