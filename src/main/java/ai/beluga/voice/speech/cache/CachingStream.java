package ai.beluga.voice.speech.cache;

import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps prepared and other segments in order. What the caller asks and what the synthesizer reports is done one thing after
 * the other by whichever thread comes, without a lock, so that neither can wait for the other.
 */
final class CachingStream implements TextToSpeech.Stream {

    private final Function<String, Optional<Recording>> recordings;
    private final Consumer<TtsEvent> events;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final AtomicInteger epoch = new AtomicInteger();
    private TextToSpeech.@Nullable Stream delegate;

    CachingStream(Function<String, Optional<Recording>> recordings, Consumer<TtsEvent> events) {
        this.recordings = recordings;
        this.events = events;
    }

    /** A segment not done; {@code handedOn} when the delegate knows it. */
    private record Segment(int number, String text, Optional<Recording> recording, boolean handedOn) {
        private Segment asHandedOn() {
            return new Segment(number, text, recording, true);
        }
    }

    /** This stream, over the one that does what is not prepared. */
    CachingStream over(TextToSpeech.Stream opened) {
        delegate = opened;
        return this;
    }

    /** What the delegate reports. */
    void reported(TtsEvent event) {
        int now = epoch.get();
        inTurn(() -> pass(event, now));
    }

    @Override
    public void speak(int segment, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("segment " + segment + " has nothing to say");
        }
        int now = epoch.get();
        Optional<Recording> recording = recordings.apply(text);
        inTurn(() -> {
            if (now == epoch.get()) {
                segments.add(new Segment(segment, text, recording, false));
                goOn();
            }
        });
    }

    @Override
    public void cancel() {
        epoch.incrementAndGet();
        inTurn(() -> {
            segments.clear();
            delegate().cancel();
        });
    }

    @Override
    public void close() {
        epoch.incrementAndGet();
        inTurn(() -> {
            segments.clear();
            delegate().close();
        });
    }

    /** Says what is prepared and stands first; hands on what stands before the next prepared segment. */
    private void goOn() {
        int now = epoch.get();
        while (!segments.isEmpty() && segments.peek().recording().isPresent()) {
            Segment prepared = segments.remove();
            for (TtsEvent event : prepared.recording().orElseThrow().as(prepared.number())) {
                if (now != epoch.get()) {
                    return;
                }
                events.accept(event);
            }
        }
        handOn();
    }

    private void handOn() {
        int unknown = 0;
        for (Segment segment : segments) {
            if (segment.recording().isPresent()) {
                break;
            }
            unknown++;
        }
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.remove();
            boolean now = i < unknown && !segment.handedOn();
            segments.add(now ? segment.asHandedOn() : segment);
            if (now) {
                delegate().speak(segment.number(), segment.text());
            }
        }
    }

    private void pass(TtsEvent event, int now) {
        if (now != epoch.get()) {
            return;
        }
        switch (event) {
            case TtsEvent.Words words -> passIfAwaited(words.segment(), words);
            case TtsEvent.Audio audio -> passIfAwaited(audio.segment(), audio);
            case TtsEvent.Done done -> {
                passIfAwaited(done.segment(), done);
                if (segments.removeIf(segment -> segment.number() == done.segment())) {
                    goOn();
                }
            }
            case TtsEvent.Failed failed -> {
                segments.clear();
                events.accept(failed);
            }
        }
    }

    /** A segment given up is awaited no more. */
    private void passIfAwaited(int number, TtsEvent event) {
        if (segments.stream().anyMatch(segment -> segment.number() == number)) {
            events.accept(event);
        }
    }

    private void inTurn(Runnable task) {
        tasks.add(task);
        if (pending.getAndIncrement() > 0) {
            return;
        }
        RuntimeException first = null;
        do {
            try {
                tasks.remove().run();
            } catch (RuntimeException failure) { // must not keep the next ones from being done
                first = first == null ? failure : first;
            }
        } while (pending.decrementAndGet() > 0);
        if (first != null) {
            throw first;
        }
    }

    private TextToSpeech.Stream delegate() {
        return Objects.requireNonNull(delegate, "the stream is not open");
    }
}
