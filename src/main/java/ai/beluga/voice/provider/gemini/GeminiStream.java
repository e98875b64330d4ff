package ai.beluga.voice.provider.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.beluga.voice.provider.Arrivals;
import ai.beluga.voice.provider.EventLane;
import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.SocketStream;
import ai.beluga.voice.provider.socket.UnknownNames;
import ai.beluga.voice.provider.socket.VendorSocket;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One call's conversation. What the call wants comes on its thread, what the vendor says on the socket's; what they mean is
 * decided under this object's lock, and events leave outside of it.
 */
final class GeminiStream implements SpeechToSpeech.Stream, SocketStream {

    private static final System.Logger LOG = System.getLogger(GeminiStream.class.getName());
    private static final Set<String> KNOWN = Set.of(
            "setupComplete",
            "serverContent",
            "toolCall",
            "toolCallCancellation",
            "goAway",
            "sessionResumptionUpdate",
            "voiceActivity",
            "voiceActivityDetectionSignal",
            "usageMetadata",
            "modelTurn",
            "inputTranscription",
            "interimInputTranscription",
            "outputTranscription",
            "interrupted",
            "generationComplete",
            "turnComplete",
            "turnCompleteReason",
            "waitingForInput",
            "groundingMetadata",
            "urlContextMetadata");

    private final UnknownNames unknown = new UnknownNames(LOG, GeminiKeys.PEER, KNOWN);
    private final String setup;
    private final Opening opening;
    private final Arrivals arrivals;
    private final EventLane<S2sEvent> lane;
    private final GeminiConversation conversation;
    private final CompletableFuture<GeminiStream> ready = new CompletableFuture<>();
    private volatile Optional<VendorSocket> socket = Optional.empty();
    /** Nothing is reported any more. */
    private boolean over;

    GeminiStream(GeminiSettings settings, Opening opening, Consumer<S2sEvent> events) {
        this.opening = opening;
        this.setup = ClientMessages.setup(settings, opening, hasHistory());
        this.arrivals = new Arrivals(events);
        this.lane = new EventLane<>(arrivals);
        this.conversation = new GeminiConversation(opening.turns(), lane::add, this::send);
    }

    /** Done when the vendor has taken over the opening. */
    CompletableFuture<GeminiStream> ready() {
        return ready;
    }

    @Override
    public void opened(VendorSocket opened) {
        socket = Optional.of(opened);
        send(setup);
    }

    private boolean hasHistory() {
        return opening.resume().isEmpty() && !history().isEmpty();
    }

    private List<Line> history() {
        return opening.history().stream().filter(line -> !line.text().isBlank()).toList();
    }

    @Override
    public void text(String message) {
        arrivals.received();
        take(JsonMessage.parse(message));
        lane.drain();
    }

    /** The vendor sends its JSON in binary messages. */
    @Override
    public void binary(byte[] message) {
        text(new String(message, UTF_8));
    }

    private void take(JsonMessage message) {
        unknown.saw(message.names());
        unknown.saw(message.object("serverContent").orElse(JsonMessage.EMPTY).names());
        if (message.object("setupComplete").isPresent()) {
            if (hasHistory()) {
                send(ClientMessages.lines(history(), true));
            }
            ready.complete(this);
        }
        message.object("sessionResumptionUpdate").ifPresent(this::resumable);
        message.object("goAway")
                .ifPresent(away -> lane.add(new S2sEvent.Leaving(SessionFacts.duration(away.text("timeLeft")))));
        synchronized (this) {
            conversation.take(message);
        }
        message.object("usageMetadata")
                .map(SessionFacts::usage)
                .filter(usage -> !usage.equals(S2sEvent.Usage.NONE))
                .ifPresent(usage -> lane.add(new S2sEvent.Used(usage)));
    }

    private void resumable(JsonMessage update) {
        String handle = update.text("newHandle");
        if (update.flag("resumable") && !handle.isEmpty()) {
            lane.add(new S2sEvent.Resumable(handle));
        }
    }

    @Override
    public void lost(ProviderException cause) {
        synchronized (this) {
            over = true;
        }
        if (!ready.completeExceptionally(cause)) {
            lane.add(new S2sEvent.Failed(cause));
            lane.drain();
        }
    }

    @Override
    public void accept(short[] samples, int offset, int length) {
        want(() -> conversation.accept(samples, offset, length));
    }

    @Override
    public void callerStarted() {
        want(() -> conversation.callerStarted());
    }

    @Override
    public void callerWithdrew() {
        want(() -> conversation.callerWithdrew());
    }

    @Override
    public void callerFinished() {
        want(() -> conversation.callerFinished());
    }

    @Override
    public void interrupt(int part, int heardMillis) {
        want(() -> conversation.interrupt(part, heardMillis));
    }

    /** @throws UnsupportedOperationException always: the vendor has no words that the model must say exactly */
    @Override
    public void say(String words) {
        throw new UnsupportedOperationException("Gemini Live says no given words exactly");
    }

    @Override
    public void tell(Line line, boolean reply) {
        want(() -> conversation.tell(line, reply));
    }

    @Override
    public void toolResult(String call, String json) {
        want(() -> conversation.toolResult(call, json));
    }

    /** What is wanted of a conversation that is lost goes nowhere. */
    private void want(Runnable wish) {
        synchronized (this) {
            if (over) {
                return;
            }
            wish.run();
        }
        lane.drain();
    }

    @Override
    public void close() {
        lane.close();
        ready.cancel(false);
        socket.ifPresent(VendorSocket::close);
    }

    private void send(String message) {
        socket.ifPresent(open -> open.send(message));
    }
}
