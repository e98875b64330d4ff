package ai.beluga.voice.provider.nova;

import ai.beluga.voice.provider.Arrivals;
import ai.beluga.voice.provider.EventLane;
import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.MalformedMessageException;
import ai.beluga.voice.provider.socket.UnknownNames;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One call's conversation. What the call wants comes on its thread, what the vendor says on AWS's client's; what they mean is decided
 * under this object's lock, and events leave outside of it.
 */
final class NovaStream implements SpeechToSpeech.Stream {

    private static final System.Logger LOG = System.getLogger(NovaStream.class.getName());
    private static final Set<String> KNOWN = Set.of(
            "completionStart",
            "contentStart",
            "textOutput",
            "audioOutput",
            "toolUse",
            "contentEnd",
            "usageEvent",
            "completionEnd");
    private static final int MESSAGE_SAMPLES = 8 * 40;
    /** What the model is to answer to when there are no words; it answers to nothing else. */
    private static final String WAITING = "[The caller waits.]";

    private final UnknownNames unknown = new UnknownNames(LOG, NovaFaults.PEER, KNOWN);
    private final Arrivals arrivals;
    private final EventLane<S2sEvent> lane;
    private final NovaConversation conversation;
    private final NovaInput input = new NovaInput();
    private final InputPublisher publisher = new InputPublisher();
    private final CompletableFuture<NovaStream> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> given = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Line> waitingLines = new ArrayList<>();
    private byte[] message = new byte[2 * MESSAGE_SAMPLES];
    private int filled;

    NovaStream(NovaSettings settings, Opening opening, Consumer<S2sEvent> events) {
        this.arrivals = new Arrivals(events);
        this.lane = new EventLane<>(arrivals);
        this.conversation = new NovaConversation(lane::add, this::giveUp);
        input.opening(settings, opening).forEach(this::send);
    }

    /** What the vendor is sent. */
    InputPublisher publisher() {
        return publisher;
    }

    /** Done when the vendor has answered to the opening. */
    CompletableFuture<NovaStream> ready() {
        return ready;
    }

    /** Done when nobody wants this stream any more. */
    CompletableFuture<Void> given() {
        return given;
    }

    /** The vendor has accepted the request. */
    void answered() {
        ready.complete(this);
    }

    /** An event of the vendor's, as JSON. */
    void event(String json) {
        arrivals.received();
        try {
            JsonMessage parsed = JsonMessage.parse(json);
            synchronized (this) {
                if (!over.get()) {
                    unknown.saw(parsed.object("event").orElse(parsed).names());
                    conversation.take(parsed);
                }
            }
            lane.drain();
        } catch (MalformedMessageException garbage) {
            lost(NovaFaults.garbled());
        }
    }

    /** The request is over, by a failure or by the vendor's end. */
    void ended(@Nullable Throwable failure) {
        lost(NovaFaults.of(failure));
    }

    private void lost(ProviderException cause) {
        if (over.compareAndSet(false, true)) {
            publisher.end();
            if (!ready.completeExceptionally(cause) && !ready.isCancelled()) {
                lane.add(new S2sEvent.Failed(cause));
                lane.drain();
            }
            given.complete(null);
        }
    }

    @Override
    public synchronized void accept(short[] samples, int offset, int length) {
        for (int i = 0; i < length; i++) {
            short sample = samples[offset + i];
            message[filled++] = (byte) sample;
            message[filled++] = (byte) (sample >> 8);
            if (filled == message.length) {
                filled = 0;
                send(NovaInput.audio(message));
            }
        }
    }

    /** @throws UnsupportedOperationException always: the vendor takes the turns */
    @Override
    public void callerStarted() {
        throw new UnsupportedOperationException("Nova Sonic takes the turns itself");
    }

    /** @throws UnsupportedOperationException always: the vendor takes the turns */
    @Override
    public void callerWithdrew() {
        throw new UnsupportedOperationException("Nova Sonic takes the turns itself");
    }

    /** The vendor finds the end of a turn itself, and has no way to be told. */
    @Override
    public void callerFinished() {}

    /** The vendor has no way to be told: what it still says is dropped, and it believes that it said it. */
    @Override
    public void interrupt(int part, int heardMillis) {
        synchronized (this) {
            if (!over.get()) {
                conversation.interrupt(part);
            }
        }
        lane.drain();
    }

    /** @throws UnsupportedOperationException always: the vendor has no words that the model must say exactly */
    @Override
    public void say(String words) {
        throw new UnsupportedOperationException("Nova Sonic says no given words exactly");
    }

    /** The model answers to any text; a line that it is not to answer to goes with the next that it is. */
    @Override
    public void tell(Line line, boolean reply) {
        synchronized (this) {
            if (!line.text().isBlank()) {
                waitingLines.add(line);
            }
            if (reply && !over.get()) {
                String text = waitingLines.stream()
                        .map(waiting -> waiting.role() == Line.Role.AGENT
                                ? "[You have said: " + waiting.text() + "]"
                                : History.text(waiting))
                        .collect(Collectors.joining("\n"));
                waitingLines.clear();
                conversation.asked();
                input.text("USER", text.isEmpty() ? WAITING : text, true).forEach(this::send);
            }
        }
        lane.drain();
    }

    @Override
    public synchronized void toolResult(String call, String json) {
        if (conversation.awaits(call)) {
            input.toolResult(call, json).forEach(this::send);
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            lane.close();
            ready.cancel(false);
            NovaInput.farewell().forEach(publisher::send);
            publisher.end();
            given.complete(null);
        }
    }

    private void giveUp(String call) {
        input.toolResult(call, "{\"error\":\"the caller interrupted\"}").forEach(this::send);
    }

    private void send(String event) {
        if (!publisher.send(event)) {
            lost(NovaFaults.stuck());
        }
    }
}
