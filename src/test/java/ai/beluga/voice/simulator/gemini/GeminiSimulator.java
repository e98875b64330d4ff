package ai.beluga.voice.simulator.gemini;

import ai.beluga.voice.simulator.realtime.ModelSimulator;
import ai.beluga.voice.simulator.realtime.Tally;
import ai.beluga.voice.simulator.wire.SimulatedSocket;
import ai.beluga.voice.simulator.wire.SocketServer;
import ai.beluga.voice.simulator.wire.Upgrade;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Gemini Live on a loopback port, under {@code v1}, {@code v1beta} and {@code v1alpha}. {@link #script} says what callers say
 * and the model answers, {@link #mischief} makes it nasty, {@link #timing} fast or slow; {@link #hang}, {@link #drop},
 * {@link #close(int, String)}, {@link #goAway} and {@link #expire} act on the sessions there are.
 */
public final class GeminiSimulator extends ModelSimulator<GeminiSession> implements SocketServer.Host {

    private static final Pattern PATH = Pattern.compile(
            "/ws/google\\.ai\\.generativelanguage\\.v1(alpha|beta)?\\.GenerativeService\\.BidiGenerateContent");

    private final String apiKey;
    private final GeminiMischief mischief = new GeminiMischief();
    private final Tally sent = new Tally();
    private final List<Upgrade> upgrades = new CopyOnWriteArrayList<>();
    private final GeminiSurroundings around;
    private final SocketServer server;

    /** @param apiKey the only key it accepts */
    public GeminiSimulator(String apiKey) {
        this.apiKey = apiKey;
        this.around = new GeminiSurroundings(
                script(), mischief, timing(), clock, new AtomicLong(), new ConcurrentHashMap<>(), violations::add);
        this.server = new SocketServer(0, this, violations);
        VendorTypes.client("{\"setup\":{\"model\":\"models/warm\"}}");
    }

    @Override
    public URI baseUrl() {
        return URI.create("ws://127.0.0.1:" + server.port());
    }

    public GeminiMischief mischief() {
        return mischief;
    }

    /** Every request for a connection, refused ones too. */
    public List<Upgrade> upgrades() {
        return List.copyOf(upgrades);
    }

    /** Waits until the next message with this field, or field of serverContent, was sent. */
    public void awaitSent(String field) {
        sent.await(field, PATIENCE_SECONDS);
    }

    /** Every session answers nothing from now on, pings included, and stays open. */
    public void hang() {
        live().forEach(GeminiSession::hang);
    }

    /** Every session is closed by the vendor. */
    public void close(int code, String reason) {
        live().forEach(session -> session.close(code, reason));
    }

    /** Every session is told that it will end. */
    public void goAway(long seconds) {
        live().forEach(session -> session.goAway(seconds));
    }

    /** Every session is too old now. */
    public void expire() {
        live().forEach(GeminiSession::expire);
    }

    @Override
    public Optional<SocketServer.Refusal> check(Upgrade upgrade) {
        upgrades.add(upgrade);
        LockSupport.parkNanos(mischief.slowHandshake.toNanos());
        if (mischief.refuseWith != 0) {
            return refusal(mischief.refuseWith);
        }
        if (!PATH.matcher(upgrade.path()).matches()) {
            violations.add("there is no " + upgrade.path());
            return refusal(404);
        }
        String key = upgrade.headers().getOrDefault("x-goog-api-key", upgrade.parameter("key"));
        return key.equals(apiKey) ? Optional.empty() : refusal(403);
    }

    private static Optional<SocketServer.Refusal> refusal(int status) {
        return Optional.of(new SocketServer.Refusal(status, Map.of()));
    }

    @Override
    public SocketServer.Service prepare(Upgrade upgrade, SimulatedSocket socket) {
        GeminiSession session =
                new GeminiSession(around, socket, new GeminiOutbox(socket, mischief, this::left), upgrade);
        began(session);
        return () -> serve(session, socket);
    }

    private void left(JsonObject message) {
        message.keySet().forEach(sent::add);
        GeminiRules.object(message, "serverContent").keySet().forEach(sent::add);
    }

    private void serve(GeminiSession session, SimulatedSocket socket) throws IOException {
        try {
            for (SimulatedSocket.Message message = socket.read();
                    message.opcode() != SimulatedSocket.CLOSE;
                    message = socket.read()) {
                session.take(message, received::add);
            }
            session.close(1000, "");
        } finally {
            session.ended();
            received.add(GONE);
        }
    }

    @Override
    public void close() {
        server.close();
        clock.shutdownNow();
    }
}
