package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One call's synthesis over as many connections as it needs. Each takes only so many flushes a minute; when they get scarce
 * another connection is opened, and takes over as soon as the first owes nothing, or has only what waits for the minute to be
 * over. So no word waits as long as the vendor can be reached.
 */
final class RenewedSpeech implements TextToSpeech.Stream {

    private final Function<Leg, CompletableFuture<SpeakStream>> opener;
    private final Consumer<TtsEvent> events;
    private Optional<Leg> current = Optional.empty();
    private Optional<Leg> next = Optional.empty();
    private Optional<CompletableFuture<SpeakStream>> opening = Optional.empty();
    private boolean closed;

    /** One of the connections. */
    final class Leg {

        private Optional<SpeakStream> stream = Optional.empty();

        /** What it reports; that it is lost concerns nobody while it has no work. */
        void report(TtsEvent event) {
            if (!(event instanceof TtsEvent.Failed) || isCurrent(this)) {
                events.accept(event);
            }
        }

        /** Its flushes of this minute are spent, and words wait for the next. */
        void spent() {
            moveWaiting();
        }

        private SpeakStream open() {
            return stream.orElseThrow();
        }
    }

    private RenewedSpeech(Function<Leg, CompletableFuture<SpeakStream>> opener, Consumer<TtsEvent> events) {
        this.opener = opener;
        this.events = events;
    }

    /**
     * Opens the first connection.
     *
     * @param opener opens a connection that reports to the leg given
     * @return cancelling gives the connection up
     */
    static CompletableFuture<TextToSpeech.Stream> open(
            Function<Leg, CompletableFuture<SpeakStream>> opener, Consumer<TtsEvent> events) {
        RenewedSpeech speech = new RenewedSpeech(opener, events);
        Leg first = speech.new Leg();
        CompletableFuture<SpeakStream> opening = opener.apply(first);
        CompletableFuture<TextToSpeech.Stream> result = new CompletableFuture<>();
        var back = result.whenComplete((stream, failure) -> {
            if (result.isCancelled()) {
                opening.cancel(true);
            }
        });
        var unused = opening.whenComplete((stream, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            first.stream = Optional.of(stream);
            speech.begin(first);
            if (!result.complete(speech)) {
                speech.close();
            }
        });
        return result;
    }

    @Override
    public void speak(int segment, String text) {
        synchronized (this) {
            if (next.isPresent() && leg().open().isIdle()) {
                takeOver();
            }
            leg().open().speak(segment, text);
        }
        prepareNext();
    }

    @Override
    public synchronized void cancel() {
        leg().open().cancel();
    }

    @Override
    public void close() {
        Optional<CompletableFuture<SpeakStream>> unwanted;
        synchronized (this) {
            closed = true;
            unwanted = opening;
            current.ifPresent(leg -> leg.open().close());
            next.ifPresent(leg -> leg.open().close());
        }
        unwanted.ifPresent(future -> future.cancel(true));
    }

    private synchronized void begin(Leg first) {
        current = Optional.of(first);
    }

    private Leg leg() {
        return current.orElseThrow();
    }

    private synchronized boolean isCurrent(Leg leg) {
        if (next.filter(leg::equals).isPresent()) {
            next = Optional.empty();
        }
        return current.filter(leg::equals).isPresent();
    }

    /** Opened outside of the lock: it may be there at once. */
    private void prepareNext() {
        Leg leg = new Leg();
        synchronized (this) {
            if (closed
                    || next.isPresent()
                    || opening.isPresent()
                    || leg().open().isAmple()) {
                return;
            }
            opening = Optional.of(new CompletableFuture<>());
        }
        CompletableFuture<SpeakStream> begun = opener.apply(leg);
        synchronized (this) {
            opening = Optional.of(begun);
        }
        var unused = begun.whenComplete((stream, failure) -> opened(leg, Optional.ofNullable(stream)));
    }

    private void opened(Leg leg, Optional<SpeakStream> stream) {
        synchronized (this) {
            opening = Optional.empty();
            leg.stream = stream;
            next = stream.isPresent() && !closed ? Optional.of(leg) : Optional.empty();
            if (closed) {
                stream.ifPresent(SpeakStream::close);
            }
        }
        moveWaiting();
    }

    private synchronized void moveWaiting() {
        Map<Integer, String> waiting =
                closed || next.isEmpty() ? Map.of() : leg().open().takeSpent();
        if (!waiting.isEmpty()) {
            takeOver();
            waiting.forEach(leg().open()::speak);
        }
    }

    private void takeOver() {
        SpeakStream before = leg().open();
        current = next;
        next = Optional.empty();
        before.close();
    }
}
