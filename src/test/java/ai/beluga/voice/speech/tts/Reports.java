package ai.beluga.voice.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Everything a synthesis stream reported, and a way to wait for what it will report. */
public final class Reports implements Consumer<TtsEvent> {

    private static final long PATIENCE_SECONDS = 60;

    private final LinkedBlockingQueue<TtsEvent> fresh = new LinkedBlockingQueue<>();
    private final List<TtsEvent> taken = new ArrayList<>();

    @Override
    public void accept(TtsEvent event) {
        fresh.add(event);
    }

    /** Waits for the next report. */
    public TtsEvent next() {
        try {
            TtsEvent event = fresh.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(event).as("a report within %s s", PATIENCE_SECONDS).isNotNull();
            taken.add(event);
            return event;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Waits until this segment is done and returns all that was reported so far. */
    public List<TtsEvent> untilDone(int segment) {
        TtsEvent event = next();
        while (!(event instanceof TtsEvent.Done done && done.segment() == segment)) {
            event = next();
        }
        return List.copyOf(taken);
    }

    /** What came and was not waited for. */
    public List<TtsEvent> rest() {
        List<TtsEvent> rest = new ArrayList<>();
        fresh.drainTo(rest);
        return rest;
    }

    /** The segment a report speaks of. */
    public static int segmentOf(TtsEvent event) {
        return switch (event) {
            case TtsEvent.Words words -> words.segment();
            case TtsEvent.Audio audio -> audio.segment();
            case TtsEvent.Done done -> done.segment();
            case TtsEvent.Failed failed -> failed.segment();
        };
    }

    /** The words of a segment. */
    public static List<TtsEvent.Word> words(List<TtsEvent> events, int segment) {
        List<TtsEvent.Word> words = new ArrayList<>();
        for (TtsEvent event : events) {
            if (event instanceof TtsEvent.Words more && more.segment() == segment) {
                words.addAll(more.words());
            }
        }
        return words;
    }

    /** The audio of several segments, one after the other as reported. */
    public static byte[] audio(List<Integer> segments, List<TtsEvent> events) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (TtsEvent event : events) {
            if (event instanceof TtsEvent.Audio audio && segments.contains(audio.segment())) {
                all.writeBytes(audio.audio());
            }
        }
        return all.toByteArray();
    }

    /** The audio of a segment in one piece. */
    public static byte[] audio(List<TtsEvent> events, int segment) {
        return audio(List.of(segment), events);
    }
}
