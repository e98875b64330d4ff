package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.provider.Arrivals;
import ai.beluga.voice.provider.EventLane;
import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.provider.socket.SocketRequest;
import ai.beluga.voice.provider.socket.SocketStream;
import ai.beluga.voice.provider.socket.UnknownNames;
import ai.beluga.voice.provider.socket.VendorSocket;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Lifetime;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One call's conversation on this wire. The call's thread asks, the socket's thread tells; what either means is decided by
 * {@link Conversation} under this object's lock, and events leave outside of it.
 */
public final class RealtimeStream implements SpeechToSpeech.Stream, SocketStream {

    private static final Logger LOG = System.getLogger(RealtimeStream.class.getName());

    /** A configuration nobody confirms for that long is taken to be in force. */
    static final Duration CONFIRMED_WITHIN = Duration.ofSeconds(1);

    /** What ends sooner after its beginning than that is told by a clock that differs from ours. */
    static final Duration SHORTEST_SESSION = Duration.ofMinutes(5);

    private final Dialect dialect;
    private final Timers timers;
    private final InstantSource wall;
    private final Arrivals arrivals;
    private final EventLane<S2sEvent> lane;
    private final Preparation preparation;
    private final Conversation conversation;
    private final LastEvents seen = new LastEvents();
    private final UnknownNames unknown;
    private final CompletableFuture<RealtimeStream> ready = new CompletableFuture<>();
    private volatile Optional<VendorSocket> socket = Optional.empty();
    private Optional<Timers.Cancellable> leaving = Optional.empty();
    private volatile boolean takenOver;
    private boolean over;

    /**
     * @param wall by which the vendor's end of a session is read
     * @param events as {@link SpeechToSpeech#open} has them
     */
    public RealtimeStream(
            Dialect dialect, Opening opening, Timers timers, InstantSource wall, Consumer<S2sEvent> events) {
        this.dialect = dialect;
        this.timers = timers;
        this.wall = wall;
        this.arrivals = new Arrivals(events);
        this.lane = new EventLane<>(arrivals);
        this.unknown = new UnknownNames(LOG, dialect.faults().peer(), WireEvents.KNOWN);
        this.preparation = new Preparation(dialect, opening, this::send);
        this.conversation = new Conversation(opening.turns(), lane::add, this::send);
    }

    /**
     * Connects a stream.
     *
     * @return it, once the vendor has taken over the opening; cancelling gives it up, also when it opens later
     */
    public static CompletableFuture<RealtimeStream> connect(
            SocketClient client, SocketRequest request, RealtimeStream stream) {
        CompletableFuture<RealtimeStream> connecting = client.open(request, stream);
        var refused = connecting.whenComplete((connected, failure) -> {
            if (failure != null) {
                stream.ready.completeExceptionally(failure);
            }
        });
        var givenUp = stream.ready.whenComplete((opened, failure) -> {
            if (failure != null) {
                connecting.cancel(true);
                stream.close();
            }
        });
        return stream.ready;
    }

    @Override
    public void opened(VendorSocket opened) {
        socket = Optional.of(opened);
    }

    @Override
    public synchronized void accept(short[] samples, int offset, int length) {
        conversation.accept(samples, offset, length);
    }

    @Override
    public synchronized void callerStarted() {
        conversation.callerStarted();
    }

    @Override
    public synchronized void callerWithdrew() {
        conversation.callerWithdrew();
    }

    @Override
    public synchronized void callerFinished() {
        conversation.callerFinished();
    }

    @Override
    public synchronized void callerHeard() {
        conversation.callerHeard();
    }

    @Override
    public synchronized void interrupt(int part, int heardMillis) {
        conversation.interrupt(part, heardMillis);
    }

    @Override
    public synchronized void say(String words) {
        conversation.say(dialect.exactly(words)
                .orElseThrow(() -> new UnsupportedOperationException("this model says no given words")));
    }

    @Override
    public synchronized void tell(Line line, boolean reply) {
        conversation.tell(line, reply);
    }

    @Override
    public synchronized void toolResult(String call, String json) {
        conversation.toolResult(call, json);
    }

    @Override
    public void close() {
        end();
        lane.close();
        ready.cancel(false);
        socket.ifPresent(VendorSocket::close);
    }

    @Override
    public void text(String message) {
        arrivals.received();
        Optional<ProviderException> dead = take(JsonMessage.parse(message));
        announce();
        dead.ifPresent(cause -> socket.ifPresent(open -> open.failed(cause)));
    }

    @Override
    public void lost(ProviderException cause) {
        end();
        if (!ready.completeExceptionally(cause)) {
            lane.add(new S2sEvent.Failed(cause));
            lane.drain();
        }
    }

    private synchronized void end() {
        over = true;
        leaving.ifPresent(Timers.Cancellable::cancel);
    }

    /** @return why the stream is dead, if it is */
    private synchronized Optional<ProviderException> take(JsonMessage event) {
        if (over || seen.again(event.text("event_id"))) {
            return Optional.empty();
        }
        unknown.saw(event.text("type"));
        if (event.text("type").equals("error")) {
            return event.object("error").map(Refusal::of).flatMap(this::refused);
        }
        try {
            switch (preparation.take(event)) {
                case ASKED -> timers.schedule(CONFIRMED_WITHIN, this::unconfirmed);
                case TAKEN_OVER -> takenOver();
                case NOTHING -> conversation.take(event);
            }
            return Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.of(dialect.faults().garbled());
        } catch (ProviderException.Permanent impossible) {
            return Optional.of(impossible);
        }
    }

    private void unconfirmed() {
        synchronized (this) {
            if (over || !preparation.assumeConfirmed()) {
                return;
            }
            takenOver();
        }
        announce();
    }

    private void announce() {
        if (takenOver) {
            ready.complete(this);
        }
        lane.drain();
    }

    private void takenOver() {
        preparation.handle().ifPresent(handle -> lane.add(new S2sEvent.Resumable(handle)));
        Lifetime lifetime = new Lifetime(longestSession());
        leaving = Optional.of(timers.schedule(lifetime.wanted(), () -> leaves(lifetime.margin())));
        takenOver = true;
    }

    /** As configured, or as the vendor says where that is less. */
    private Duration longestSession() {
        Duration configured = dialect.longestSession();
        return preparation
                .expiry()
                .map(end -> Duration.between(wall.instant(), end))
                .filter(left -> left.compareTo(SHORTEST_SESSION) >= 0 && left.compareTo(configured) < 0)
                .orElse(configured);
    }

    private void leaves(Duration left) {
        lane.add(new S2sEvent.Leaving(left));
        lane.drain();
    }

    private Optional<ProviderException> refused(Refusal refusal) {
        boolean tooOld = refusal.kind() == Refusal.Kind.TOO_OLD;
        if (tooOld || preparation.isRefusedBy(refusal)) {
            return Optional.of(dialect.faults().reported(refusal.code(), !tooOld && refusal.helpless()));
        }
        if (refusal.kind() == Refusal.Kind.REFUSED) {
            LOG.log(Level.DEBUG, "{0} refused something: {1}", dialect.faults().peer(), refusal.shown());
        }
        conversation.refused(refusal);
        return Optional.empty();
    }

    private void send(String event) {
        socket.ifPresent(open -> open.send(event));
    }
}
