package ai.beluga.voice.speech.health;

import ai.beluga.voice.event.EngineFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How one provider does at one port, told by all calls of the node. No clock: times are nanoseconds of one ticker. Any
 * thread.
 *
 * <pre>
 *              a failure              third in a row, or refused
 *   HEALTHY ─────────────► SUSPECT ─────────────────────────────► DOWN ──back-off over──► PROBING
 *      ▲  an answer, or an   │  ▲                                   ▲                        │
 *      └──open after failed ─┘  └──────── opened, but had failed ───┼──── opened ────────────┤
 *         opens                           in mid-stream             └──── failed ────────────┘
 * </pre>
 *
 * What heals is of the kind that failed: a stream that still works says nothing about opening another, and one that opens
 * says nothing about answers.
 */
public final class ProviderHealth {

    private static final Duration TOLD_FOR = Duration.ofMinutes(1);
    private static final int MOST_TOLD = 8;

    /** How it does. */
    public enum State {
        /** Nothing is known against it. */
        HEALTHY,
        /** It failed lately: others come first until its back-off is over. */
        SUSPECT,
        /** Nobody asks it until its back-off is over, which is long when it refused. */
        DOWN,
        /** It was down and somebody is finding out whether it still is. */
        PROBING
    }

    /** What the operator wants. */
    public enum Force {
        /** As its health says. */
        NONE,
        /** Never down: after a failure others come first for the shortest wait, so that no call spins. */
        UP,
        /** Never asked. */
        DOWN
    }

    /** How soon it may be asked. */
    enum Standing {
        /** Now. */
        READY,
        /** Now, if nobody is ready. */
        POOR,
        /** Now, by one alone, if nobody else can be asked. */
        DUE,
        /** Later, or never. */
        OUT
    }

    private final Backoff backoff;
    private final int downAfter;
    private final Duration refusedWait;
    private State state = State.HEALTHY;
    private Force force = Force.NONE;
    private int failures;
    private long rounds;
    private boolean refused;
    private long retryAtNanos;
    private Optional<EngineFailure> last = Optional.empty();
    /** When a reason for a failure was told last; no more in a minute than a reader bears. */
    private final Map<String, Long> told = new HashMap<>();

    /** With the settings' starting values beside the back-off. */
    public ProviderHealth(Backoff backoff) {
        this(backoff, HealthSettings.DEFAULT);
    }

    /** @param random gives numbers from 0 (included) to 1 */
    public ProviderHealth(HealthSettings settings, DoubleSupplier random) {
        this(settings.backoff(random), settings);
    }

    private ProviderHealth(Backoff backoff, HealthSettings settings) {
        this.backoff = backoff;
        this.downAfter = settings.downAfter();
        this.refusedWait = settings.refusedWait();
    }

    /** A stream was opened, by a call or by a probe. A refusal is only undone by who asked after it. Forced up, nobody probes it. */
    public synchronized void opened(long nowNanos) {
        if (refused && state != State.PROBING && force != Force.UP) {
            return;
        }
        if (refused || last.filter(EngineFailure.UNREACHABLE::equals).isPresent()) {
            recover();
        } else if (state == State.DOWN || state == State.PROBING) {
            state = State.SUSPECT;
            retryAtNanos = nowNanos;
        }
    }

    /** It answered: text, audio, words. */
    public synchronized void worked() {
        boolean proves = last.filter(EngineFailure.UNREACHABLE::equals).isEmpty();
        if (proves && !refused && state != State.DOWN) {
            recover();
        }
    }

    /**
     * It failed a call or a probe. {@link EngineFailure#REFUSED} waits for somebody to change something, a key perhaps: it is
     * probed rarely, so that nobody has to start the node again for it.
     */
    public synchronized void failed(EngineFailure how, long nowNanos) {
        failures++;
        rounds++;
        last = Optional.of(how);
        refused |= how == EngineFailure.REFUSED;
        state = refused || failures >= downAfter ? State.DOWN : State.SUSPECT;
        retryAtNanos = nowNanos + waitNanos();
    }

    /**
     * As {@link #failed(EngineFailure, long)}, by a call that asked in an earlier round: of all the calls that one breakdown
     * meets, only the first counts. A refusal holds whenever it was asked for.
     *
     * @param askedInRound what {@link #rounds} was when it was asked, or proved itself last
     */
    synchronized void failed(EngineFailure how, long askedInRound, long nowNanos) {
        if (askedInRound >= rounds || state == State.HEALTHY || how == EngineFailure.REFUSED) {
            failed(how, nowNanos);
        }
    }

    /** How many failures have counted so far, over all time. */
    synchronized long rounds() {
        return rounds;
    }

    /** Our own guard lets nobody ask it just now: left alone for a step of the back-off, which does not grow by that. */
    synchronized void unasked(long nowNanos) {
        if (state == State.HEALTHY) {
            last = Optional.of(EngineFailure.UNREACHABLE);
        }
        state = State.DOWN;
        retryAtNanos = nowNanos + waitNanos();
    }

    /**
     * Asks for the one probe of a provider that is down.
     *
     * @return {@code true} when the back-off is over; the next one then has to wait as long again
     */
    public synchronized boolean beginProbe(long nowNanos) {
        if (standing(nowNanos) != Standing.DUE) {
            return false;
        }
        state = State.PROBING;
        retryAtNanos = nowNanos + waitNanos();
        return true;
    }

    /** What the operator wants; {@link Force#NONE} and {@link Force#UP} also forget what went wrong so far. */
    public synchronized void force(Force wanted) {
        force = wanted;
        if (wanted != Force.DOWN) {
            recover();
        }
    }

    /** How it does, also when it is asked whatever happens; {@link State#DOWN} when the operator lets nobody ask it. */
    public synchronized State state() {
        return force == Force.DOWN ? State.DOWN : state;
    }

    /** What the operator wanted last. */
    public synchronized Force forced() {
        return force;
    }

    /** How it failed last; empty when it is healthy. */
    public synchronized Optional<EngineFailure> lastFailure() {
        return last;
    }

    /** When it may be asked, now if nothing is known against it; {@link Long#MAX_VALUE} when not before the operator changes something. */
    synchronized long retryAtNanos(long nowNanos) {
        if (force == Force.DOWN) {
            return Long.MAX_VALUE;
        }
        return state == State.HEALTHY ? nowNanos : retryAtNanos;
    }

    /** Failures in a row. */
    synchronized int failures() {
        return failures;
    }

    synchronized Standing standing(long nowNanos) {
        boolean due = nowNanos - retryAtNanos >= 0;
        if (force != Force.NONE) {
            return force == Force.DOWN ? Standing.OUT : due || state == State.HEALTHY ? Standing.READY : Standing.POOR;
        }
        return switch (state) {
            case HEALTHY -> Standing.READY;
            case SUSPECT -> due ? Standing.READY : Standing.POOR;
            case DOWN, PROBING -> due ? Standing.DUE : Standing.OUT;
        };
    }

    /**
     * A call takes it, if it stands so: of two calls that saw the same trial only the first gets it. One that is suspect is
     * tried by one call at a time, as far as others can do.
     */
    synchronized boolean take(Standing expected, long nowNanos) {
        if (standing(nowNanos) != expected) {
            return false;
        }
        if (expected == Standing.DUE) {
            return beginProbe(nowNanos);
        }
        if (expected == Standing.READY && force == Force.NONE && state == State.SUSPECT) {
            retryAtNanos = nowNanos + waitNanos();
        }
        return true;
    }

    /** {@code true} when the operator should read this now: not what was told within the last minute. */
    synchronized boolean isNews(String reason, long nowNanos) {
        if (told.size() >= MOST_TOLD && !told.containsKey(reason)) {
            told.values().removeIf(at -> nowNanos - at >= TOLD_FOR.toNanos());
        }
        Long at = told.get(reason);
        boolean news = at == null ? told.size() < MOST_TOLD : nowNanos - at >= TOLD_FOR.toNanos();
        if (news) {
            told.put(reason, nowNanos);
        }
        return news;
    }

    private long waitNanos() {
        if (force == Force.UP) {
            return backoff.delay(1).toNanos();
        }
        return (refused ? refusedWait : backoff.delay(Math.max(1, failures))).toNanos();
    }

    private void recover() {
        state = State.HEALTHY;
        failures = 0;
        refused = false;
        last = Optional.empty();
    }
}
