package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.provider.socket.SocketStream;
import ai.beluga.voice.provider.socket.VendorSocket;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import jakarta.json.Json;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One connection of a call's synthesis on {@code /v1/speak}. Texts are sent by the call's thread, audio comes on the socket's; whose it is
 * is decided under this object's lock, and events leave outside of it.
 */
final class SpeakStream implements SocketStream, SpeakOrder.Wire {

    private static final System.Logger LOG = System.getLogger(SpeakStream.class.getName());

    /** A vendor that does not confirm a Clear would keep the next reply from being asked for. */
    private static final Duration CLEARED_WITHIN = Duration.ofSeconds(2);

    private static final String FLUSH = "{\"type\":\"Flush\"}";
    private static final String CLEAR = "{\"type\":\"Clear\"}";
    private static final String CLOSE = "{\"type\":\"Close\"}";

    private final SocketFaults faults;
    private final Timers timers;
    private final Ticker ticker;
    private final Owner owner;
    private final SpeakOrder order;

    private volatile Optional<VendorSocket> socket = Optional.empty();
    private volatile boolean closed;
    private Optional<ProviderException> lost = Optional.empty();
    /** Clears sent; a cancel while one is unconfirmed sends none, and the watch on that one goes on. */
    private int clears;

    /** Whose connection it is. */
    interface Owner {

        /** Something to be reported, in order. Called under the stream's lock: it is kept until {@link #handOn}. */
        void told(TtsEvent event);

        /** What was told so far is nobody's any more. Called under the stream's lock. */
        void cancelled();

        /** What was told may leave; no lock is held. */
        void handOn();

        /** Words have to wait until the vendor allows another flush; no lock is held. */
        void spent();
    }

    SpeakStream(SocketFaults faults, Timers timers, Ticker ticker, Owner owner) {
        this.faults = faults;
        this.timers = timers;
        this.ticker = ticker;
        this.owner = owner;
        this.order = new SpeakOrder(this, owner::told);
    }

    @Override
    public void opened(VendorSocket opened) {
        socket = Optional.of(opened);
    }

    /**
     * Speaks a text after those before; when the connection is lost, that it will not be spoken is told. What this tells
     * waits for the owner to hand it on.
     */
    synchronized void speak(int segment, String text) {
        if (!take(segment, text)) {
            owner.told(new TtsEvent.Failed(segment, lost.orElseThrow()));
        }
    }

    /** As {@link #speak(int, String)}, but a connection that is lost tells nothing. @return {@code false} when it is lost */
    synchronized boolean take(int segment, String text) {
        if (lost.isPresent()) {
            return false;
        }
        later(order.speak(segment, text, ticker.nanos()));
        return true;
    }

    /** Gives up all that is not done. */
    synchronized void cancel() {
        owner.cancelled();
        if (order.cancel()) {
            int mine = ++clears;
            timers.schedule(CLEARED_WITHIN, () -> stillClearing(mine));
        }
    }

    /** As {@link SpeakOrder#isIdle}; a lost connection owes its owner that it is lost. */
    synchronized boolean isIdle() {
        return lost.isEmpty() && order.isIdle();
    }

    /** Why nothing more is spoken; empty while the connection lives. */
    synchronized Optional<ProviderException> lost() {
        return lost;
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
        socket.ifPresent(open -> open.close(CLOSE));
    }

    @Override
    public void binary(byte[] audio) {
        synchronized (this) {
            order.audio(audio);
        }
        owner.handOn();
    }

    @Override
    public void text(String message) {
        take(JsonMessage.parse(message));
        owner.handOn();
    }

    @Override
    public void lost(ProviderException cause) {
        synchronized (this) {
            lost = Optional.of(cause);
            order.fail(cause);
        }
        owner.handOn();
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
            timers.schedule(Duration.ZERO, owner::spent);
        }
    }

    private void goOn() {
        synchronized (this) {
            later(lost.isPresent() || closed ? Duration.ZERO : order.goOn(ticker.nanos()));
        }
        owner.handOn();
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
}
