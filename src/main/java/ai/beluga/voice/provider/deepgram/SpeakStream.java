package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.provider.EventLane;
import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.provider.socket.SocketStream;
import ai.beluga.voice.provider.socket.VendorSocket;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import jakarta.json.Json;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One call's synthesis on {@code /v1/speak}. Texts are sent by the call's thread, audio comes on the socket's; whose it is
 * is decided under this object's lock, and events leave outside of it.
 */
final class SpeakStream implements TextToSpeech.Stream, SocketStream, SpeakOrder.Wire {

    private static final System.Logger LOG = System.getLogger(SpeakStream.class.getName());

    /** A vendor that does not confirm a Clear would keep the next reply from being asked for. */
    private static final Duration CLEARED_WITHIN = Duration.ofSeconds(2);

    private static final String FLUSH = "{\"type\":\"Flush\"}";
    private static final String CLEAR = "{\"type\":\"Clear\"}";
    private static final String CLOSE = "{\"type\":\"Close\"}";

    private final SocketFaults faults;
    private final Timers timers;
    private final Ticker ticker;
    private final Consumer<TtsEvent> events;
    private final Runnable spent;
    private final EventLane<Reported> lane;
    private final SpeakOrder order;
    /** Counts cancels: an event of before is not reported after. */
    private final AtomicInteger epoch = new AtomicInteger();

    private volatile Optional<VendorSocket> socket = Optional.empty();
    private volatile boolean closed;
    private boolean lost;
    /** Clears sent; a cancel while one is unconfirmed sends none, and the watch on that one goes on. */
    private int clears;

    private record Reported(TtsEvent event, int epoch) {}

    /** @param spent run whenever words have to wait until the vendor allows another flush */
    SpeakStream(SocketFaults faults, Timers timers, Ticker ticker, Consumer<TtsEvent> events, Runnable spent) {
        this.spent = spent;
        this.faults = faults;
        this.timers = timers;
        this.ticker = ticker;
        this.events = events;
        this.lane = new EventLane<>(this::report);
        this.order = new SpeakOrder(this, event -> lane.add(new Reported(event, epoch.get())));
    }

    @Override
    public void opened(VendorSocket opened) {
        socket = Optional.of(opened);
    }

    @Override
    public void speak(int segment, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("segment " + segment + " has nothing to say");
        }
        if (closed) {
            throw new IllegalStateException("the stream is closed; segment " + segment + " comes too late");
        }
        synchronized (this) {
            if (!lost) {
                later(order.speak(segment, text, ticker.nanos()));
            }
        }
        lane.drain();
    }

    @Override
    public synchronized void cancel() {
        epoch.incrementAndGet();
        if (order.cancel()) {
            int mine = ++clears;
            timers.schedule(CLEARED_WITHIN, () -> stillClearing(mine));
        }
    }

    /** As {@link SpeakOrder#isIdle}. */
    synchronized boolean isIdle() {
        return order.isIdle();
    }

    /** As {@link SpeakOrder#isAmple}. */
    synchronized boolean isAmple() {
        return order.isAmple(ticker.nanos());
    }

    /** As {@link SpeakOrder#takeWaiting}, when there is nothing else they wait for than time; else none. */
    synchronized Map<Integer, String> takeSpent() {
        return order.isSpent(ticker.nanos()) ? order.takeWaiting() : Map.of();
    }

    @Override
    public void close() {
        closed = true;
        lane.close();
        socket.ifPresent(open -> open.close(CLOSE));
    }

    @Override
    public void binary(byte[] audio) {
        synchronized (this) {
            order.audio(audio);
        }
        lane.drain();
    }

    @Override
    public void text(String message) {
        take(JsonMessage.parse(message));
        lane.drain();
    }

    @Override
    public void lost(ProviderException cause) {
        synchronized (this) {
            lost = true;
            order.fail(cause);
        }
        lane.drain();
    }

    @Override
    public void speak(String text) {
        String message = Json.createObjectBuilder()
                .add("type", "Speak")
                .add("text", text)
                .build()
                .toString();
        socket.ifPresent(open -> open.send(message));
    }

    @Override
    public void flush() {
        socket.ifPresent(open -> open.send(FLUSH));
    }

    @Override
    public void clear() {
        socket.ifPresent(open -> open.send(CLEAR));
    }

    private void take(JsonMessage message) {
        switch (message.text("type")) {
            case "Flushed" -> {
                synchronized (this) {
                    later(order.flushed(ticker.nanos()));
                }
            }
            case "Cleared" -> {
                synchronized (this) {
                    later(order.cleared(ticker.nanos()));
                }
            }
            case "Warning" ->
                LOG.log(
                        Level.WARNING,
                        "{0}",
                        faults.reported(message.text("code"), false).getMessage());
            case "Error" -> socket.ifPresent(open -> open.failed(faults.reported(message.text("code"), false)));
            default -> {} // Metadata, and what is added later
        }
    }

    private void later(Duration wait) {
        if (wait.isPositive()) {
            timers.schedule(wait, this::goOn);
            timers.schedule(Duration.ZERO, spent);
        }
    }

    private void goOn() {
        synchronized (this) {
            later(lost || closed ? Duration.ZERO : order.goOn(ticker.nanos()));
        }
        lane.drain();
    }

    private void stillClearing(int then) {
        boolean unconfirmed;
        synchronized (this) {
            unconfirmed = order.isClearing() && clears == then;
        }
        if (unconfirmed) {
            socket.ifPresent(open -> open.failed(faults.reported("unconfirmed-clear", false)));
        }
    }

    private void report(Reported reported) {
        if (reported.epoch() == epoch.get()) {
            events.accept(reported.event());
        }
    }
}
