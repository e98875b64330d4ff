package ai.beluga.voice.simulator.deepgram;

import ai.beluga.voice.simulator.wire.SimulatedSocket;
import ai.beluga.voice.simulator.wire.SocketServer;
import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Deepgram on a loopback port. {@link #understand} says what the recognisers hear; the synthesizer hums ({@link Sound#hum}).
 * {@link #mischief} makes it nasty; {@link #hang}, {@link #drop} and {@link #close(int, String)} act on the connections there are.
 * What a client does against the documentation is in {@link #violations}.
 */
public final class DeepgramSimulator implements AutoCloseable, SocketServer.Host {

    private static final long PATIENCE_SECONDS = 10;

    private final String apiKey;
    private final Mischief mischief = new Mischief();
    private final Script script = new Script();
    private final BlockingQueue<String> violations = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final List<Upgrade> upgrades = new CopyOnWriteArrayList<>();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("simulator-clock").factory());
    private final SocketServer server;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final AtomicLong audioBytes = new AtomicLong();
    private volatile Duration idleLimit = Duration.ofSeconds(10);

    /** @param apiKey the only key it accepts */
    public DeepgramSimulator(String apiKey) {
        this(apiKey, 0);
    }

    /** @param port 0 for any */
    public DeepgramSimulator(String apiKey, int port) {
        this.apiKey = apiKey;
        this.server = new SocketServer(port, this, violations);
    }

    /** For {@code beluga.*.base-url}. */
    public URI baseUrl() {
        return URI.create("ws://127.0.0.1:" + server.port());
    }

    /** What the recognisers understand from now on, a sentence for each stretch of sound. */
    public void understand(String... sentences) {
        script.say(List.of(sentences));
    }

    public Mischief mischief() {
        return mischief;
    }

    /** After so long without audio or KeepAlive a recogniser's connection is closed; ten seconds at first. */
    public void idleLimit(Duration limit) {
        idleLimit = limit;
    }

    /** What was done against the documentation, in words. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /** Every request for a connection, refused ones too. */
    public List<Upgrade> upgrades() {
        return List.copyOf(upgrades);
    }

    /** How many connections there are. */
    public int connections() {
        return connections.size();
    }

    /** Waits for the next message of this type, or {@code audio}, or {@code gone} for a connection that ended. */
    public void await(String type) {
        try {
            String next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            while (next != null && !next.equals(type)) {
                next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            if (next == null) {
                throw new AssertionError("no " + type + " came within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** How many bytes of audio came, from all connections. */
    public long audioBytes() {
        return audioBytes.get();
    }

    /** How many messages of this type came, from all connections. */
    public int count(String type) {
        return counts.getOrDefault(type, 0);
    }

    /** Types of the messages that came and were not waited for. */
    public List<String> received() {
        List<String> all = new ArrayList<>();
        received.drainTo(all);
        return all;
    }

    /** Every connection answers nothing from now on, pings included, and stays open. */
    public void hang() {
        connections.forEach(Connection::hang);
    }

    /** Every connection is reset. */
    public void drop() {
        for (Connection connection : connections) {
            try {
                connection.drop();
            } catch (IOException stuck) {
                throw new UncheckedIOException(stuck);
            }
        }
    }

    /** Every connection is closed by the vendor. */
    public void close(int code, String reason) {
        connections.forEach(connection -> connection.close(code, reason));
    }

    /** Every connection is told of an error, as Flux does, and closed. */
    public void fail(String code) {
        for (Connection connection : connections) {
            connection.say(Json.createObjectBuilder()
                    .add("type", "Error")
                    .add("sequence_id", 99)
                    .add("code", code)
                    .add("description", "as asked for"));
            connection.close(1011, code);
        }
    }

    @Override
    public Optional<SocketServer.Refusal> check(Upgrade upgrade) {
        upgrades.add(upgrade);
        LockSupport.parkNanos(mischief.slowHandshake.toNanos());
        if (mischief.refusesNow()) {
            return refusal(mischief.refuseWith, "as asked for");
        }
        if (!Rules.knows(upgrade.path())) {
            violations.add("there is no " + upgrade.path());
            return refusal(404, "no such path");
        }
        if (!upgrade.headers().getOrDefault("authorization", "").equals("Token " + apiKey)) {
            return refusal(401, "Invalid credentials.");
        }
        List<String> faults = Rules.faults(upgrade);
        violations.addAll(faults);
        return faults.isEmpty() ? Optional.empty() : refusal(400, String.join("; ", faults));
    }

    private static Optional<SocketServer.Refusal> refusal(int status, String error) {
        return Optional.of(new SocketServer.Refusal(status, Map.of("dg-error", error)));
    }

    @Override
    public SocketServer.Service prepare(Upgrade upgrade, SimulatedSocket socket) {
        Connection connection = new Connection(socket, mischief);
        connections.add(connection);
        return () -> serve(upgrade, socket, connection);
    }

    private void serve(Upgrade upgrade, SimulatedSocket socket, Connection connection) throws IOException {
        Desk desk = desk(upgrade, connection);
        IdleWatch watch = new IdleWatch(connection, upgrade.path().endsWith("/listen"));
        var checks = clock.scheduleAtFixedRate(watch::look, 20, 20, TimeUnit.MILLISECONDS);
        try {
            desk.opened();
            for (SimulatedSocket.Message message = socket.read();
                    message.opcode() != SimulatedSocket.CLOSE;
                    message = socket.read()) {
                take(message, desk, watch);
            }
            connection.close(1000, "");
        } finally {
            checks.cancel(false);
            connections.remove(connection);
            received.add("gone");
        }
    }

    private Desk desk(Upgrade upgrade, Connection connection) {
        return switch (upgrade.path()) {
            case "/v1/listen" -> new ListenDesk(upgrade, connection, script, mischief);
            case "/v2/listen" -> new FluxDesk(upgrade, connection, script, mischief);
            default -> new SpeakDesk(connection, mischief, violations::add);
        };
    }

    private void take(SimulatedSocket.Message message, Desk desk, IdleWatch watch) {
        if (message.opcode() == SimulatedSocket.BINARY) {
            if (message.payload().length == 0) {
                violations.add("an empty binary message, which once meant the end");
            }
            watch.busy();
            audioBytes.addAndGet(message.payload().length);
            desk.audio(message.payload());
            received.add("audio");
            return;
        }
        try (JsonReader reader = Json.createReader(new StringReader(message.text()))) {
            JsonObject object = reader.readObject();
            String type = object.getString("type", "");
            counts.merge(type, 1, Integer::sum);
            if (desk.countsAsAudio(type)) {
                watch.busy();
            }
            if (!desk.types().contains(type)) {
                violations.add("message of type \"" + type + "\"");
            } else if (!fieldsOf(type).containsAll(object.keySet())) {
                violations.add(type + " with fields " + object.keySet());
            } else {
                desk.message(type, object);
            }
            received.add(type);
        } catch (JsonException broken) {
            violations.add("a text message that is no JSON object");
        }
    }

    private static Set<String> fieldsOf(String type) {
        return switch (type) {
            case "Speak" -> Set.of("type", "text");
            case "Configure" -> Set.of("type", "thresholds", "keyterms", "language_hints");
            default -> Set.of("type");
        };
    }

    @Override
    public void close() {
        server.close();
        clock.shutdownNow();
    }

    /** Closes a connection that has had neither audio nor KeepAlive for too long. */
    private final class IdleWatch {
        private final Connection connection;
        private final boolean limited;
        private volatile long busyNanos = System.nanoTime();

        /** @param limited the synthesizer may wait for ever; for Flux the limit is an assumption */
        IdleWatch(Connection connection, boolean limited) {
            this.connection = connection;
            this.limited = limited;
        }

        void busy() {
            busyNanos = System.nanoTime();
        }

        void look() {
            if (limited && System.nanoTime() - busyNanos > idleLimit.toNanos()) {
                connection.close(1011, "NET-0001 no audio within the time allowed");
                busy();
            }
        }
    }
}
