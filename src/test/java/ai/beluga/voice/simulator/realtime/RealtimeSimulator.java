package ai.beluga.voice.simulator.realtime;

import ai.beluga.voice.simulator.wire.SimulatedSocket;
import ai.beluga.voice.simulator.wire.SocketServer;
import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A vendor of the realtime protocol on a loopback port. {@link #script} says what callers say and the model answers,
 * {@link #mischief} makes it nasty, {@link #timing} fast or slow; {@link #hang}, {@link #drop}, {@link #close(int, String)},
 * {@link #expire} and {@link #trouble} act on the sessions there are. What a client does against the documentation is in
 * {@link #violations}.
 */
public abstract class RealtimeSimulator extends ModelSimulator<Session> implements SocketServer.Host {

    private static final Duration CONVERSATION_KEPT = Duration.ofMinutes(30);

    private final String apiKey;
    private final Mischief mischief = new Mischief();
    private final Tally sent = new Tally();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();
    private final List<Upgrade> upgrades = new CopyOnWriteArrayList<>();
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final List<Future<?>> repeated = new CopyOnWriteArrayList<>();
    private final Surroundings around;
    private final SocketServer server;
    private volatile Consumer<JsonObject> witness = event -> {};

    private record Kept(List<Item> items, long untilNanos) {}

    /** @param port 0 for any */
    protected RealtimeSimulator(Dialect dialect, String apiKey, int port) {
        this.apiKey = apiKey;
        this.around = new Surroundings(
                dialect, script(), mischief, timing(), clock, new AtomicLong(), faults::add, violations::add);
        this.server = new SocketServer(port, this, violations);
    }

    @Override
    public URI baseUrl() {
        return URI.create("ws://127.0.0.1:" + server.port());
    }

    public Mischief mischief() {
        return mischief;
    }

    /** Every error a client was told of because of what it did, also those no client can avoid. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** Every request for a connection, refused ones too. */
    public List<Upgrade> upgrades() {
        return List.copyOf(upgrades);
    }

    /** Waits until the next event of this type was sent. */
    public void awaitSent(String type) {
        sent.await(type, PATIENCE_SECONDS);
    }

    /** How many events of this type were sent, on all connections. */
    public int countSent(String type) {
        return sent.count(type);
    }

    /** Sees every event that is sent from now on, as it left; called by several threads. */
    public void witness(Consumer<JsonObject> sees) {
        witness = sees;
    }

    /** Every session answers nothing from now on, pings included, and stays open. */
    public void hang() {
        live().forEach(Session::hang);
    }

    /** Every session is closed by the vendor. */
    public void close(int code, String reason) {
        live().forEach(session -> session.close(code, reason));
    }

    /** Every session is too old now. */
    public void expire() {
        live().forEach(Session::expire);
    }

    /** Every session is told of an error that no client made, such as {@code rate_limit_exceeded}; it goes on. */
    public void trouble(String type, String code, String message) {
        live().forEach(session ->
                session.trouble(Fault.invalid(code, message, "").ofType(type)));
    }

    /** Sends an event of the vendor's own accord to every session. */
    protected void tellAll(String type) {
        live().forEach(session -> session.say(session.event(type)));
    }

    /** Does something again and again, as long as there is the simulator. */
    protected void every(Duration period, Runnable action) {
        repeated.add(clock.scheduleAtFixedRate(action, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Optional<SocketServer.Refusal> check(Upgrade upgrade) {
        upgrades.add(upgrade);
        LockSupport.parkNanos(mischief.slowHandshake.toNanos());
        if (mischief.refusesNow()) {
            return refusal(mischief.refuseWith);
        }
        if (!upgrade.path().equals("/v1/realtime")) {
            violations.add("there is no " + upgrade.path());
            return refusal(404);
        }
        if (!upgrade.headers().getOrDefault("authorization", "").equals("Bearer " + apiKey)) {
            return refusal(401);
        }
        List<String> wrong = wrong(upgrade);
        violations.addAll(wrong);
        return wrong.isEmpty() ? Optional.empty() : refusal(400);
    }

    /** What is wrong with a request for a connection that has the right path and key. */
    protected abstract List<String> wrong(Upgrade upgrade);

    /** {@code true} when a session may be resumed after its connection. */
    protected boolean resumable(Session session) {
        return false;
    }

    private static Optional<SocketServer.Refusal> refusal(int status) {
        return Optional.of(new SocketServer.Refusal(status, status == 429 ? Map.of("retry-after", "1") : Map.of()));
    }

    @Override
    public SocketServer.Service prepare(Upgrade upgrade, SimulatedSocket socket) {
        Outbox out = new Outbox(socket, mischief, event -> {
            witness.accept(event);
            sent.add(event.getString("type"));
        });
        Session session = new Session(around, socket, out, upgrade, beginning(upgrade));
        began(session);
        return () -> serve(session, socket);
    }

    /** A conversation that is not known, or forgotten, begins anew; so it is assumed. */
    private Session.Beginning beginning(Upgrade upgrade) {
        Kept before = kept.remove(upgrade.parameter("conversation_id"));
        return before != null && before.untilNanos() > System.nanoTime()
                ? new Session.Beginning(upgrade.parameter("conversation_id"), true, before.items())
                : new Session.Beginning(around.id("conv"), false, List.of());
    }

    private void serve(Session session, SimulatedSocket socket) throws IOException {
        try {
            session.open();
            for (SimulatedSocket.Message message = socket.read();
                    message.opcode() != SimulatedSocket.CLOSE;
                    message = socket.read()) {
                session.take(message, received::add);
            }
            session.close(1000, "");
        } finally {
            List<Item> items = session.ended();
            if (resumable(session)) {
                kept.put(session.conversationId(), new Kept(items, System.nanoTime() + CONVERSATION_KEPT.toNanos()));
            }
            received.add(GONE);
        }
    }

    @Override
    public void close() {
        server.close();
        repeated.forEach(action -> action.cancel(false));
        clock.shutdownNow();
    }
}
