package ai.beluga.voice.speech.stt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Everything a recognition stream reported, and a way to wait for what it will report. */
public final class SttReports implements Consumer<SttEvent> {

    private static final long PATIENCE_SECONDS = 60;

    private final LinkedBlockingQueue<SttEvent> fresh = new LinkedBlockingQueue<>();
    private final List<SttEvent> taken = new ArrayList<>();

    @Override
    public void accept(SttEvent event) {
        fresh.add(event);
    }

    /** Waits for the next report. */
    public SttEvent next() {
        try {
            SttEvent event = fresh.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event)
                    .as("a report within %s s after %s", PATIENCE_SECONDS, taken)
                    .isNotNull();
            taken.add(event);
            return event;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Waits for a report of this kind. */
    public <T extends SttEvent> T next(Class<T> kind) {
        SttEvent event = next();
        while (!kind.isInstance(event)) {
            event = next();
        }
        return kind.cast(event);
    }

    /** Waits for the answer to a flush; gives all that was reported so far. */
    public List<SttEvent> until(int flush) {
        while (!next().equals(new SttEvent.Flushed(flush))) {
            assertThat(taken.getLast()).isNotInstanceOf(SttEvent.Failed.class);
        }
        return List.copyOf(taken);
    }

    /** What came and was not waited for. */
    public List<SttEvent> rest() {
        List<SttEvent> rest = new ArrayList<>();
        fresh.drainTo(rest);
        return rest;
    }

    /** All that was waited for. */
    public List<SttEvent> taken() {
        return List.copyOf(taken);
    }

    /** The text of the segments from this one on. */
    public static String text(List<SttEvent> events, int firstSegment) {
        SortedMap<Integer, String> segments = new TreeMap<>();
        for (SttEvent event : events) {
            if (event instanceof SttEvent.Hypothesis hypothesis && hypothesis.segment() >= firstSegment) {
                segments.put(hypothesis.segment(), hypothesis.text());
            }
        }
        return String.join(" ", segments.values()).strip().replaceAll(" +", " ");
    }

    /** The text of all segments. */
    public static String text(List<SttEvent> events) {
        return text(events, 0);
    }

    /** The newest segment spoken of, -1 when there is none. */
    public static int newestSegment(List<SttEvent> events) {
        return hypotheses(events).stream()
                .mapToInt(SttEvent.Hypothesis::segment)
                .max()
                .orElse(-1);
    }

    /** The hypotheses among them. */
    public static List<SttEvent.Hypothesis> hypotheses(List<SttEvent> events) {
        return events.stream()
                .filter(SttEvent.Hypothesis.class::isInstance)
                .map(SttEvent.Hypothesis.class::cast)
                .toList();
    }
}
