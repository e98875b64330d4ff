package ai.beluga.voice.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.beluga.voice.journal.Divergence;
import ai.beluga.voice.journal.Entry;
import ai.beluga.voice.journal.Header;
import ai.beluga.voice.journal.JournalFault;
import ai.beluga.voice.journal.Outcome;
import ai.beluga.voice.journal.RecordedCall;
import ai.beluga.voice.journal.Replay;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Replays a journal on the command line: {@code FILE [KEY=VALUE,KEY=VALUE…]}. Prints what went in, what is decided, and where
 * that first differs from the journal. Ends with 0; with 1 when the settings are those of the journal and a decision differs;
 * with 2 when it cannot replay.
 */
public final class ReplayCommand {

    private static final int DIVERGED = 1;
    private static final int REFUSED = 2;

    private final PrintStream out;
    private final PrintStream err;

    ReplayCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        int code = new ReplayCommand(out, err).run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    int run(String... arguments) {
        if (arguments.length == 0) {
            err.println("Which journal? Give FILE, and to change settings KEY=VALUE,KEY=VALUE behind it.");
            return REFUSED;
        }
        try {
            RecordedCall call = read(arguments[0]);
            String wanted = String.join(",", List.of(arguments).subList(1, arguments.length));
            return replay(call, ReplaySettings.of(call.header(), wanted));
        } catch (JournalFault fault) {
            err.println(arguments[0] + ": " + fault.getMessage());
            return REFUSED;
        }
    }

    private static RecordedCall read(String file) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return RecordedCall.read(lines.iterator());
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            throw new JournalFault("the file cannot be read as text: " + unreadable);
        }
    }

    private int replay(RecordedCall call, ReplaySettings settings) {
        Header header = call.header();
        boolean changed = !settings.changes().isEmpty();
        if (!settings.voice().equals(header.voice())
                && call.entries().stream().noneMatch(Entry.Score.class::isInstance)) {
            throw new JournalFault("settings of voice activity cannot be changed: the journal has no scores");
        }
        out.printf("call %s of %s, written by version %s%n", header.call(), header.began(), header.software());
        out.println(header.text() ? "with text" : "without text: other words stand for the caller's");
        settings.changes().forEach((key, change) -> out.println("changed: " + key + " " + change));
        long beginNanos = beginNanos(call);
        Outcome outcome = new Replay(call, settings.voice(), settings.turn(), new Printer(beginNanos)).run();
        outcome.shifts()
                .forEach(shift -> out.printf(
                        "moved: %s at %s is armed for %s instead of %s%n",
                        shift.replayed().timer().kind(),
                        at(shift.nowNanos() - beginNanos),
                        shift.replayed().delay(),
                        shift.journaled().delay()));
        outcome.divergence().ifPresent(divergence -> tell(call, outcome, divergence, beginNanos));
        call.missing().ifPresent(err::println);
        out.printf(
                "%s: %d input(s) gave %d decision(s) of the journal%n",
                outcome.divergence().isEmpty() ? "identical" : "up to the divergence",
                outcome.inputs(),
                outcome.decisions());
        return outcome.divergence().isPresent() && !changed ? DIVERGED : 0;
    }

    private void tell(RecordedCall call, Outcome outcome, Divergence divergence, long beginNanos) {
        out.printf("first divergence at %s, upon %s%n", at(divergence.nowNanos() - beginNanos), divergence.what());
        out.println("  journal  " + words(divergence.journaled()));
        out.println("  replay   " + words(divergence.replayed()));
        if (divergence.journaled().isEmpty()) {
            next(call, outcome.decisions(), beginNanos);
        }
    }

    /** What the call decided next, so that one can see what came earlier or not at all. */
    private void next(RecordedCall call, int compared, long beginNanos) {
        long atNanos = 0;
        int decisions = 0;
        for (Entry entry : call.entries()) {
            if (entry instanceof Entry.Timed timed) {
                atNanos = timed.nowNanos();
            } else if (entry instanceof Entry.Decision decision && ++decisions > compared) {
                out.println("  the call's next decision  " + at(atNanos - beginNanos) + "  " + decision.decision());
                return;
            }
        }
    }

    private static String words(List<TurnDecision> decisions) {
        return decisions.isEmpty() ? "decides nothing" : decisions.toString();
    }

    private static long beginNanos(RecordedCall call) {
        return call.entries().stream()
                .filter(Entry.Timed.class::isInstance)
                .mapToLong(entry -> ((Entry.Timed) entry).nowNanos())
                .findFirst()
                .orElse(0);
    }

    /** To the nanosecond: what is printed is exactly what decides. */
    private static String at(long nanos) {
        return String.format(Locale.ROOT, "+%d.%09d s", nanos / 1_000_000_000, nanos % 1_000_000_000);
    }

    private final class Printer implements Replay.Watcher {
        private final long beginNanos;

        private Printer(long beginNanos) {
            this.beginNanos = beginNanos;
        }

        @Override
        public void input(long nowNanos, TurnInput input) {
            out.println(at(nowNanos - beginNanos) + "  " + input);
        }

        @Override
        public void decided(long nowNanos, TurnDecision decision) {
            out.println("                    " + decision);
        }
    }
}
