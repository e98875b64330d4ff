package ai.beluga.voice.speech.s2s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Everything a conversation reported, and a way to wait for what it will report. */
public final class S2sReports implements Consumer<S2sEvent> {

    private static final long PATIENCE_SECONDS = 20;

    private final LinkedBlockingQueue<S2sEvent> fresh = new LinkedBlockingQueue<>();
    private final List<S2sEvent> taken = new ArrayList<>();

    @Override
    public void accept(S2sEvent event) {
        fresh.add(event);
    }

    /** Waits for a report of this kind; those before it are passed over. */
    public <T extends S2sEvent> T next(Class<T> kind) {
        try {
            while (true) {
                S2sEvent event = fresh.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(event)
                        .as("%s within %s s after %s", kind.getSimpleName(), PATIENCE_SECONDS, taken)
                        .isNotNull();
                taken.add(event);
                if (kind.isInstance(event)) {
                    return kind.cast(event);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Waits for the next reply to end; what was reported since it began. */
    public List<S2sEvent> reply() {
        int from = began();
        next(S2sEvent.ReplyEnded.class);
        return List.copyOf(taken.subList(from, taken.size()));
    }

    private int began() {
        next(S2sEvent.ReplyBegan.class);
        return taken.size() - 1;
    }

    /** Waits until so much audio of a part has come. */
    public void untilHeard(int part, int millis) {
        while (audio(taken, part).length < millis * 8) {
            next(S2sEvent.Audio.class);
        }
    }

    /** What came and was not waited for. */
    public List<S2sEvent> rest() {
        List<S2sEvent> rest = new ArrayList<>();
        fresh.drainTo(rest);
        return rest;
    }

    /** All that was waited for. */
    public List<S2sEvent> taken() {
        return List.copyOf(taken);
    }

    /** The audio of a part among these. */
    public static byte[] audio(List<S2sEvent> events, int part) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        of(events, S2sEvent.Audio.class)
                .filter(audio -> audio.part() == part)
                .forEach(audio -> all.writeBytes(audio.muLaw()));
        return all.toByteArray();
    }

    /** The words of a part among these. */
    public static String words(List<S2sEvent> events, int part) {
        StringBuilder all = new StringBuilder();
        of(events, S2sEvent.Words.class)
                .filter(words -> words.part() == part)
                .forEach(words -> all.append(words.text()));
        return all.toString().strip();
    }

    /** Those of one kind, in order. */
    public static <T extends S2sEvent> Stream<T> of(List<S2sEvent> events, Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
