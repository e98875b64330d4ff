package ai.beluga.voice.simulator.realtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A vendor of a model that hears, thinks and speaks, on a loopback port: what all of them have. {@link #script} says what
 * callers say and the model answers, {@link #timing} makes it fast or slow, and what a client does against the documentation
 * is in {@link #violations}.
 *
 * @param <S> the vendor's sessions
 */
public abstract class ModelSimulator<S extends ModelSimulator.Live> implements AutoCloseable {

    /** What an ended connection is called in {@link #await}. */
    public static final String GONE = "gone";

    protected static final long PATIENCE_SECONDS = 10;

    protected final Tally received = new Tally();
    protected final BlockingQueue<String> violations = new LinkedBlockingQueue<>();
    protected final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("simulator-clock").factory());
    private final Script script = new Script();
    private final Timing timing = new Timing();
    private final List<S> sessions = new CopyOnWriteArrayList<>();

    /** A session, as long as it lives and after it. */
    public interface Live {

        boolean isOver();

        /** The conversation as the model remembers it, in order. */
        List<Memory> remembers();

        /** The connection is reset. */
        void drop() throws IOException;
    }

    /** Where it is reached, without the path. */
    public abstract URI baseUrl();

    @Override
    public abstract void close();

    public Script script() {
        return script;
    }

    public Timing timing() {
        return timing;
    }

    /** What was done against the documentation, in words. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    protected void began(S session) {
        sessions.add(session);
    }

    /** Every session, ended ones too, in the order of their beginning. */
    public List<S> sessions() {
        return List.copyOf(sessions);
    }

    /** The session that began last. */
    public S session() {
        return sessions.getLast();
    }

    protected List<S> live() {
        return sessions.stream().filter(session -> !session.isOver()).toList();
    }

    /** How many connections there are. */
    public long connections() {
        return live().size();
    }

    /** What the model remembers of each session there was, in order. */
    public List<List<Memory>> memories() {
        return sessions.stream().map(Live::remembers).toList();
    }

    /** Waits for the next message of this type from a client, or {@link #GONE}. */
    public void await(String type) {
        received.await(type, PATIENCE_SECONDS);
    }

    /** How many messages of this type came, from all connections. */
    public int count(String type) {
        return received.count(type);
    }

    /** Every session is reset. */
    public void drop() {
        for (S session : live()) {
            try {
                session.drop();
            } catch (IOException stuck) {
                throw new UncheckedIOException(stuck);
            }
        }
    }
}
