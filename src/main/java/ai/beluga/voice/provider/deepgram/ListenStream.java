package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.provider.EventLane;
import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.KeepAlive;
import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.provider.socket.SocketStream;
import ai.beluga.voice.provider.socket.VendorSocket;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One call's recognition on {@code /v1/listen}. Audio is sent by the call's thread, results come on the socket's; what they
 * mean is decided under this object's lock, and events leave outside of it.
 */
final class ListenStream implements SpeechToText.Stream, SocketStream {

    /** The vendor asks for three to five seconds; after ten without audio it closes (NET-0001). */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(4);
    /**
     * More than twice the vendor's usual time to settle a text, and well below {@code beluga.stt.answer-timeout}: whoever waits
     * for the answer must not take a vendor that has nothing to say for one that is dead.
     */
    static final Duration ANSWER_WITHIN = Duration.ofMillis(800);

    private static final String FINALIZE = "{\"type\":\"Finalize\"}";
    private static final String CLOSE_STREAM = "{\"type\":\"CloseStream\"}";
    private static final String STILL_HERE = "{\"type\":\"KeepAlive\"}";
    /** The audio could not be decoded: it would not be the next time either. */
    private static final String BAD_AUDIO = "DATA-0000";

    private final SocketFaults faults;
    private final Timers timers;
    private final EventLane<SttEvent> lane;
    private final ListenTranscript transcript;
    private final AudioChunks chunks = new AudioChunks(this::send);
    private final KeepAlive keepAlive;
    private volatile Optional<VendorSocket> socket = Optional.empty();
    private volatile boolean closed;
    /** Whether the vendor has said anything of what it heard; until then its silence is no answer. */
    private volatile boolean heardFrom;

    ListenStream(SocketFaults faults, Timers timers, Ticker ticker, Consumer<SttEvent> events) {
        this.faults = faults;
        this.timers = timers;
        this.lane = new EventLane<>(events);
        this.transcript = new ListenTranscript(lane::add);
        this.keepAlive = new KeepAlive(timers, ticker, KEEP_ALIVE, () -> send(STILL_HERE));
    }

    @Override
    public void opened(VendorSocket opened) {
        socket = Optional.of(opened);
        keepAlive.start();
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        chunks.add(samples, offset, length);
    }

    @Override
    public void flush(int number) {
        chunks.flush();
        synchronized (this) {
            transcript.flushAsked(number, chunks.total());
        }
        send(FINALIZE);
        later(number);
    }

    @Override
    public void endTurn() {
        synchronized (this) {
            transcript.endTurn();
        }
        lane.drain();
    }

    @Override
    public void close() {
        closed = true;
        lane.close();
        keepAlive.stop();
        socket.ifPresent(open -> open.close(CLOSE_STREAM));
    }

    @Override
    public void text(String message) {
        take(JsonMessage.parse(message));
        lane.drain();
    }

    @Override
    public void lost(ProviderException cause) {
        closed = true;
        keepAlive.stop();
        lane.add(new SttEvent.Failed(cause));
        lane.drain();
    }

    private void take(JsonMessage message) {
        switch (message.text("type")) {
            case "Results" -> {
                ListenResult result = ListenResult.of(message);
                heardFrom = true;
                lane.add(new SttEvent.Listening());
                synchronized (this) {
                    transcript.take(result);
                }
            }
            case "Error" -> {
                String code = message.text("code");
                socket.ifPresent(open -> open.failed(faults.reported(code, code.equals(BAD_AUDIO))));
            }
            default -> {} // Metadata, SpeechStarted, UtteranceEnd, and what is added later
        }
    }

    private void later(int number) {
        timers.schedule(ANSWER_WITHIN, () -> unanswered(number));
    }

    private void unanswered(int number) {
        synchronized (this) {
            if (closed || !transcript.isOwed(number)) {
                return;
            }
            if (!heardFrom) {
                later(number);
                return;
            }
            transcript.unanswered(number);
        }
        lane.drain();
    }

    private void send(byte[] audio) {
        keepAlive.sent();
        socket.ifPresent(open -> open.send(audio));
    }

    private void send(String message) {
        socket.ifPresent(open -> open.send(message));
    }
}
