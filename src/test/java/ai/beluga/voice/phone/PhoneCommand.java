package ai.beluga.voice.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.script.ScenarioFault;
import ai.beluga.voice.phone.wire.Unreachable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** The phone on the command line; see {@code docs/phone.md}. */
public final class PhoneCommand {

    static final int GOOD = 0;
    static final int UNMET = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int VIOLATED = 4;

    /** Events come a moment after what they tell. */
    private static final long LAST_EVENTS_NANOS = 500_000_000;

    private final PrintStream out;
    private final PrintStream err;

    PhoneCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs a scenario and exits with 0 good, 1 expectation unmet, 2 usage, 3 unreachable, 4 protocol violated. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        System.exit(new PhoneCommand(out, err).run(List.of(arguments)));
    }

    /** What {@link #main} does, without ending the process. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return new PhoneCommand(out, err).run(List.of(arguments));
    }

    int run(List<String> arguments) {
        try {
            Options options = Options.parse(arguments);
            options.wanted();
            options.line();
            Scenario scenario = Scenario.read(options.scenario());
            return place(options, scenario, options.calls());
        } catch (Options.Fault e) {
            return failed(USAGE, e.getMessage() + "\n" + Options.USAGE);
        } catch (ScenarioFault e) {
            return failed(USAGE, String.valueOf(e.getMessage()));
        } catch (Unreachable e) {
            return failed(UNREACHABLE, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return failed(USAGE, String.valueOf(e.getMessage()));
        }
    }

    private int failed(int code, String sentence) {
        err.println("phone: " + sentence);
        return code;
    }

    private int place(Options options, Scenario scenario, int count) throws IOException {
        try (EventFeed feed = new EventFeed(out::println)) {
            Optional<URI> events = options.events();
            if (events.isPresent() && !opened(feed, events.get())) {
                return UNREACHABLE;
            }
            out.println("calling " + options.url() + " with " + scenario.name());
            List<CallRecord> calls = call(options::phone, scenario, count, feed);
            if (events.isPresent()) {
                LockSupport.parkNanos(LAST_EVENTS_NANOS);
            }
            int code = told(options, calls);
            if (!feed.waterfall().isEmpty()) {
                out.println("waterfall by the server, p50/p95 ms: " + feed.waterfall());
            }
            return code == GOOD ? conversation(feed, options.wanted(), calls) : code;
        }
    }

    private int conversation(EventFeed feed, Options.Wanted wanted, List<CallRecord> calls) {
        return calls.stream()
                .flatMap(call -> feed.unmet(call.callSid(), wanted).stream())
                .findFirst()
                .map(sentence -> failed(UNMET, sentence))
                .orElse(GOOD);
    }

    private boolean opened(EventFeed feed, URI events) {
        try {
            feed.open(events);
            return true;
        } catch (IOException e) {
            failed(UNREACHABLE, "no events come from " + events + ": " + e.getMessage());
            return false;
        }
    }

    private int told(Options options, List<CallRecord> calls) throws IOException {
        if (options.out().isPresent()) {
            for (CallRecord call : calls) {
                call.write(options.out().get());
            }
        }
        Report.of(calls).forEach(out::println);
        return verdict(calls);
    }

    private static List<CallRecord> call(IntFunction<Phone> phones, Scenario scenario, int count, EventFeed feed)
            throws Unreachable {
        List<Future<CallRecord>> running = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                String callSid = CallIds.callSid();
                feed.follow(callSid);
                Phone phone = phones.apply(i);
                running.add(callers.submit(() -> phone.call(scenario, callSid)));
            }
        }
        List<CallRecord> calls = new ArrayList<>();
        for (Future<CallRecord> call : running) {
            calls.add(result(call));
        }
        return calls;
    }

    private static CallRecord result(Future<CallRecord> call) throws Unreachable {
        try {
            return call.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unreachable unreachable) {
                throw unreachable;
            }
            throw new IllegalStateException("a call broke down: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a call", e);
        }
    }

    private int verdict(List<CallRecord> calls) {
        Optional<Violation> violation =
                calls.stream().flatMap(call -> call.violations().stream()).findFirst();
        if (violation.isPresent()) {
            return failed(VIOLATED, "the server broke the protocol, " + violation.get());
        }
        Optional<String> failure =
                calls.stream().flatMap(call -> call.failure().stream()).findFirst();
        return failure.map(sentence -> failed(UNMET, sentence)).orElse(GOOD);
    }
}
