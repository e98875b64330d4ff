package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.provider.EventLane;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Timers;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One call's synthesis over as many connections as it needs. Each takes only so many flushes a minute; when they get scarce
 * another connection is opened, and takes over as soon as the first owes nothing, or has only what waits for the minute to be
 * over. So no word waits as long as the vendor can be reached.
 *
 * <p>Which connection a text goes to is decided under this object's lock. What all of them report leaves through one lane,
 * outside of it: a connection that owes nothing may have reports there that were not handed on yet.
 */
final class RenewedSpeech implements TextToSpeech.Stream {

    private static final System.Logger LOG = System.getLogger(RenewedSpeech.class.getName());

    /**
     * After another connection failed none is tried for so long. A clause comes every second or two, and a vendor in need is
     * not to be asked at each; six attempts still fit into the minute after which the first connection has flushes again.
     */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Opener further;
    private final Timers timers;
    private final Consumer<TtsEvent> events;
    private final EventLane<Told> lane = new EventLane<>(this::handOn);
    /** Counts cancels: an event of before is not reported after. */
    private final AtomicInteger epoch = new AtomicInteger();

    private final Set<Class<?>> logged = new HashSet<>();
    private Optional<Leg> current = Optional.empty();
    private Optional<Leg> next = Optional.empty();
    private Optional<CompletableFuture<SpeakStream>> opening = Optional.empty();
    private Optional<Timers.Cancellable> pause = Optional.empty();
    private boolean closed;

    /** Opens a connection that reports to its owner; fails with a {@link ProviderException}. */
    @FunctionalInterface
    interface Opener extends Function<SpeakStream.Owner, CompletableFuture<SpeakStream>> {}

    private record Told(Leg leg, TtsEvent event, int epoch) {}

    /** One of the connections. */
    private final class Leg implements SpeakStream.Owner {

        private Optional<SpeakStream> stream = Optional.empty();

        @Override
        public void told(TtsEvent event) {
            lane.add(new Told(this, event, epoch.get()));
        }

        @Override
        public void cancelled() {
            epoch.incrementAndGet();
        }

        @Override
        public void handOn() {
            lane.drain();
        }

        @Override
        public void spent() {
            moveWaiting();
        }

        private SpeakStream open() {
            return stream.orElseThrow();
        }
    }

    private RenewedSpeech(Opener further, Timers timers, Consumer<TtsEvent> events) {
        this.further = further;
        this.timers = timers;
        this.events = events;
    }

    /**
     * Opens the first connection.
     *
     * @param further opens those after it, which no caller waits for; an attempt has to end by itself
     * @return cancelling gives the connection up
     */
    static CompletableFuture<TextToSpeech.Stream> open(
            Opener opener, Opener further, Timers timers, Consumer<TtsEvent> events) {
        RenewedSpeech speech = new RenewedSpeech(further, timers, events);
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
            speech.begin(first, stream);
            if (!result.complete(speech)) {
                speech.close();
            }
        });
        return result;
    }

    @Override
    public void speak(int segment, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("segment " + segment + " has nothing to say");
        }
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the stream is closed; segment " + segment + " comes too late");
            }
            take(segment, text);
        }
        lane.drain();
        prepareNext();
    }

    @Override
    public synchronized void cancel() {
        leg().open().cancel();
    }

    @Override
    public void close() {
        Optional<CompletableFuture<SpeakStream>> unwanted;
        lane.close();
        synchronized (this) {
            closed = true;
            unwanted = opening;
            pause.ifPresent(Timers.Cancellable::cancel);
            current.ifPresent(leg -> leg.open().close());
            next.ifPresent(leg -> leg.open().close());
        }
        unwanted.ifPresent(future -> future.cancel(true));
    }

    private synchronized void begin(Leg first, SpeakStream stream) {
        first.stream = Optional.of(stream);
        current = Optional.of(first);
    }

    private Leg leg() {
        return current.orElseThrow();
    }

    /** Gives a text to the connection whose turn it is. Under the lock, so that texts keep their order. */
    private void take(int segment, String text) {
        SpeakStream before = leg().open();
        if (next.isPresent() && before.isIdle()) {
            Leg after = next.orElseThrow();
            next = Optional.empty();
            if (after.open().take(segment, text)) {
                current = Optional.of(after);
                before.close();
                return;
            }
            rest();
        }
        before.speak(segment, text);
    }

    private void handOn(Told told) {
        boolean concerns = !(told.event() instanceof TtsEvent.Failed) || isCurrent(told.leg());
        if (concerns && told.epoch() == epoch.get()) {
            events.accept(told.event());
        }
    }

    /** Of one that is lost; it concerns nobody while it has no work. */
    private synchronized boolean isCurrent(Leg lost) {
        if (next.filter(lost::equals).isPresent()) {
            next = Optional.empty();
            rest();
        }
        return current.filter(lost::equals).isPresent();
    }

    /** Opened outside of the lock: it may be there at once. */
    private void prepareNext() {
        Leg leg = new Leg();
        synchronized (this) {
            if (closed
                    || next.isPresent()
                    || opening.isPresent()
                    || pause.isPresent()
                    || leg().open().isAmple()) {
                return;
            }
            opening = Optional.of(new CompletableFuture<>());
        }
        CompletableFuture<SpeakStream> begun = further.apply(leg);
        boolean unwanted;
        synchronized (this) {
            opening = Optional.of(begun);
            unwanted = closed;
        }
        if (unwanted) {
            begun.cancel(true);
        }
        var unused = begun.whenComplete((stream, failure) -> {
            if (stream == null) {
                failed(ProviderException.of(failure));
            } else {
                opened(leg, stream);
            }
        });
    }

    private void opened(Leg leg, SpeakStream stream) {
        Optional<ProviderException> lost;
        synchronized (this) {
            opening = Optional.empty();
            lost = stream.lost();
            leg.stream = Optional.of(stream);
            if (closed) {
                stream.close();
            } else if (lost.isEmpty()) {
                next = Optional.of(leg);
            }
        }
        lost.ifPresentOrElse(this::failed, this::moveWaiting);
    }

    private void failed(ProviderException cause) {
        boolean news;
        synchronized (this) {
            opening = Optional.empty();
            rest();
            news = !closed && logged.add(cause.getClass());
        }
        if (news) {
            LOG.log(
                    Level.WARNING,
                    "another connection to speak over was not to be had ({0}), words may wait for the vendor: {1}",
                    cause.getClass().getSimpleName(),
                    cause.getMessage());
        }
    }

    /** Words that wait may be in need of a connection while nobody speaks, so the end of the pause asks again. */
    private void rest() {
        if (!closed && pause.isEmpty()) {
            pause = Optional.of(timers.schedule(PAUSE, this::rested));
        }
    }

    private void rested() {
        synchronized (this) {
            pause = Optional.empty();
        }
        prepareNext();
    }

    private void moveWaiting() {
        synchronized (this) {
            Map<Integer, String> waiting =
                    closed || next.isEmpty() ? Map.of() : leg().open().takeSpent();
            waiting.forEach(this::take);
        }
        lane.drain();
    }
}
