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
import java.util.Set;
import java.util.function.Consumer;

/**
 * One call's recognition by Flux. Flux knows neither {@code Finalize} nor {@code KeepAlive}: it goes on only while it
 * hears. When the call sends nothing and Flux has not done with what it heard, silence is sent in its place, as long as
 * the silence really lasts, until Flux is done or the longest silence is over; besides, a little of it now and then, so that an
 * idle connection has audio.
 */
final class FluxStream implements SpeechToText.Stream, SocketStream {

    private static final Duration MESSAGE = Duration.ofMillis(80);
    /** So long the call's next audio may take. */
    private static final Duration GAP = Duration.ofMillis(160);
    /** Half of the time after which {@code /v1/listen} gives an idle connection up; Flux' own is not documented. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    private static final Duration BEYOND_TIMEOUT = Duration.ofSeconds(2);
    private static final String CLOSE_STREAM = "{\"type\":\"CloseStream\"}";
    private static final Set<String> OUR_FAULT = Set.of("DATA-0000", "UNPARSABLE_CLIENT_MESSAGE");

    private final SocketFaults faults;
    private final Timers timers;
    private final Ticker ticker;
    private final long longestSilence;
    private final EventLane<SttEvent> lane;
    private final FluxTurns turns;
    private final AudioChunks chunks = new AudioChunks(this::send);
    private final KeepAlive keepAlive;
    private volatile Optional<VendorSocket> socket = Optional.empty();
    private long speechSamples;
    private long audioNanos;
    private long silenceMessages;
    private boolean watching;
    private boolean over;

    /** @param eotTimeout the silence after which Flux ends a turn */
    FluxStream(SocketFaults faults, Duration eotTimeout, Timers timers, Ticker ticker, Consumer<SttEvent> events) {
        this.faults = faults;
        this.timers = timers;
        this.ticker = ticker;
        this.longestSilence = eotTimeout.plus(BEYOND_TIMEOUT).dividedBy(MESSAGE);
        this.lane = new EventLane<>(events);
        this.turns = new FluxTurns(lane::add);
        this.keepAlive = new KeepAlive(timers, ticker, IDLE, this::sendIdleSilence);
    }

    @Override
    public void opened(VendorSocket opened) {
        socket = Optional.of(opened);
        keepAlive.start();
    }

    @Override
    public synchronized void accept(short[] samples, int offset, int length) {
        chunks.add(samples, offset, length);
        speechSamples = chunks.total();
        audioNanos = ticker.nanos();
        silenceMessages = 0;
        watch();
    }

    @Override
    public void flush(int number) {
        synchronized (this) {
            chunks.flush();
            turns.flushAsked(number, chunks.total());
            watch();
        }
        lane.drain();
    }

    @Override
    public void endTurn() {
        synchronized (this) {
            chunks.flush();
            turns.endTurn();
        }
        lane.drain();
    }

    @Override
    public void close() {
        end();
        lane.close();
        socket.ifPresent(open -> open.close(CLOSE_STREAM));
    }

    @Override
    public void text(String message) {
        take(JsonMessage.parse(message));
        lane.drain();
    }

    @Override
    public void lost(ProviderException cause) {
        end();
        lane.add(new SttEvent.Failed(cause));
        lane.drain();
    }

    private synchronized void end() {
        over = true;
        keepAlive.stop();
    }

    private void take(JsonMessage message) {
        switch (message.text("type")) {
            case "TurnInfo" -> {
                TurnInfo info = TurnInfo.of(message);
                lane.add(new SttEvent.Listening());
                synchronized (this) {
                    turns.take(info);
                }
            }
            case "Error" -> {
                String code = message.text("code");
                socket.ifPresent(open -> open.failed(faults.reported(code, OUR_FAULT.contains(code))));
            }
            default -> {} // Connected, ConfigureSuccess, and what is added later
        }
    }

    /** Looks after the call's audio from now on, unless that is done already. */
    private void watch() {
        if (!watching) {
            watching = true;
            audioNanos = ticker.nanos();
            timers.schedule(MESSAGE, this::look);
        }
    }

    private synchronized void look() {
        boolean dangling = turns.needsAudio(speechSamples) && silenceMessages < longestSilence;
        if (over || !dangling && hasGap()) {
            watching = false;
            return;
        }
        while (hasGap() && silenceMessages < longestSilence) {
            chunks.addSilence();
            silenceMessages++;
            audioNanos += MESSAGE.toNanos();
        }
        timers.schedule(MESSAGE, this::look);
    }

    private boolean hasGap() {
        return ticker.nanos() - audioNanos >= GAP.toNanos();
    }

    private synchronized void sendIdleSilence() {
        if (!over) {
            chunks.addSilence();
        }
    }

    private void send(byte[] audio) {
        keepAlive.sent();
        socket.ifPresent(open -> open.send(audio));
    }
}
