package ai.beluga.voice.speech.health;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One call's way along a {@link Chain}: who serves it, who failed it, how long it has been in trouble. Any thread. */
public final class CallChain<E> {

    /** Whoever dies after having served for so long, and owed nothing meanwhile, begins another trouble and does not go on with an old one. */
    private static final Duration STEADY = Duration.ofSeconds(5);

    private final Chain<E> chain;
    private final Ticker ticker;
    private final Consumer<CallEvent> facts;
    private final int mostFailures;
    private Chain.Link<E> serving;
    private Optional<EngineFailure> failure = Optional.empty();
    /** Nobody has answered since. */
    private Optional<String> failedLast = Optional.empty();
    /** The round of each engine's health in which this call asked it, or saw it work, last. */
    private final Map<String, Long> askedInRound = new HashMap<>();

    private int failuresInARow;
    private boolean troubled;
    private long troubledSinceNanos;
    private long servingSinceNanos;

    /**
     * @param mostFailures in a row, for each engine: then it is this call that none of them bears
     * @param facts told who failed and who took over, from any thread
     */
    public CallChain(Chain<E> chain, int mostFailures, Ticker ticker, Consumer<CallEvent> facts) {
        this.mostFailures = mostFailures;
        this.chain = chain;
        this.ticker = ticker;
        this.facts = facts;
        this.serving = chain.first();
    }

    /**
     * The engine to ask now, none of those in {@code without}. Whoever failed this call last comes behind all that are ready,
     * however well other calls do with it, until somebody has answered.
     */
    public Optional<Chain.Link<E>> choose(Set<String> without) {
        long now = ticker.nanos();
        Optional<Chain.Link<E>> chosen =
                failedLast().flatMap(name -> chain.other(name, without, now)).or(() -> chain.choose(without, now));
        chosen.ifPresent(this::asked);
        return chosen;
    }

    /** The engine to ask for what may never be used: one that is ready, none of those in {@code without}. */
    public Optional<Chain.Link<E>> chooseReady(Set<String> without) {
        Optional<Chain.Link<E>> chosen = chain.ready(without, ticker.nanos());
        chosen.ifPresent(this::asked);
        return chosen;
    }

    /** This engine serves the call from now on. */
    public void serves(Chain.Link<E> link) {
        Optional<CallEvent> fact;
        synchronized (this) {
            Optional<EngineFailure> cause =
                    failure.isPresent() ? failure : serving.health().lastFailure();
            fact = serving.name().equals(link.name())
                    ? Optional.empty()
                    : Optional.of(new CallEvent.ProviderSwitched(chain.port(), serving.name(), link.name(), cause));
            serving = link;
            servingSinceNanos = ticker.nanos();
            failure = Optional.empty();
        }
        fact.ifPresent(facts);
    }

    /** It answered, which ends the trouble. */
    public void worked(Chain.Link<E> link) {
        link.health().worked();
        asked(link);
        endTrouble();
    }

    /** Its stream was opened. */
    public void opened(Chain.Link<E> link) {
        link.health().opened(ticker.nanos());
        asked(link);
    }

    /** It failed to open. */
    public void unreachable(Chain.Link<E> link, ProviderException cause) {
        EngineFailure how =
                cause instanceof ProviderException.Permanent ? EngineFailure.REFUSED : EngineFailure.UNREACHABLE;
        if (cause.wasAsked()) {
            failed(link, how, how, cause, Duration.ZERO);
        } else {
            notAsked(link, cause);
        }
    }

    /** It failed after it was open. What one stream is refused says nothing for good about all others. */
    public void failed(Chain.Link<E> link, EngineFailure how, ProviderException cause) {
        failed(link, how, cause, Duration.ZERO);
    }

    /**
     * It failed after it was open.
     *
     * @param owed how long it had owed an answer by then: that long it had not served the call
     */
    public void failed(Chain.Link<E> link, EngineFailure how, ProviderException cause, Duration owed) {
        failed(link, how, how == EngineFailure.REFUSED ? EngineFailure.BROKE_OFF : how, cause, owed);
    }

    /** {@code true} when another engine could take over now. */
    public boolean canReplace(Chain.Link<E> link) {
        return chain.hasOtherThan(link.name(), ticker.nanos());
    }

    /** {@code true} when every engine has failed this call again and again, however well others do with them. */
    public synchronized boolean isHopeless() {
        return failuresInARow >= mostFailures * chain.links().size();
    }

    /**
     * How long to wait until one of the engines may be asked.
     *
     * @param most the longest the call may be in trouble
     * @return empty when it would be longer: the chain is exhausted
     */
    public Optional<Duration> untilNext(Duration most) {
        long now = ticker.nanos();
        long soonest = chain.soonestNanos(now);
        long since = beginTrouble(now);
        if (isHopeless() || soonest == Long.MAX_VALUE || soonest - since > most.toNanos()) {
            giveUp();
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(Math.max(0, soonest - now)));
    }

    private synchronized void asked(Chain.Link<E> link) {
        askedInRound.put(link.name(), link.health().rounds());
    }

    private synchronized long askedInRound(Chain.Link<E> link) {
        return askedInRound.getOrDefault(link.name(), 0L);
    }

    private void notAsked(Chain.Link<E> link, ProviderException cause) {
        long now = ticker.nanos();
        link.health().unasked(now);
        FailureReason.tell(chain.port(), link, EngineFailure.UNREACHABLE, cause, now);
        beginTrouble(now);
        facts.accept(new CallEvent.ProviderFailed(chain.port(), link.name(), EngineFailure.UNREACHABLE));
    }

    private void failed(
            Chain.Link<E> link, EngineFailure how, EngineFailure lasting, ProviderException cause, Duration owed) {
        long now = ticker.nanos();
        link.health().failed(lasting, askedInRound(link), now);
        FailureReason.tell(chain.port(), link, how, cause, now);
        if (how == EngineFailure.BROKE_OFF && hasServedSteadily(link, now - owed.toNanos())) {
            forgetTrouble();
        }
        beginTrouble(now);
        synchronized (this) {
            failuresInARow++;
            failedLast = Optional.of(link.name());
            failure = link.name().equals(serving.name()) ? Optional.of(how) : failure;
        }
        facts.accept(new CallEvent.ProviderFailed(chain.port(), link.name(), how));
    }

    private synchronized long beginTrouble(long nowNanos) {
        if (!troubled) {
            troubled = true;
            troubledSinceNanos = nowNanos;
        }
        return troubledSinceNanos;
    }

    private synchronized boolean hasServedSteadily(Chain.Link<E> link, long untilNanos) {
        return serving.name().equals(link.name()) && untilNanos - servingSinceNanos >= STEADY.toNanos();
    }

    /** The time in trouble begins again; failures in a row go on, for nobody has answered. */
    private synchronized void forgetTrouble() {
        troubled = false;
    }

    /** The trouble goes on: nobody waits again for as long as nobody works. */
    private synchronized void giveUp() {
        failuresInARow = 0;
    }

    private synchronized Optional<String> failedLast() {
        return failedLast;
    }

    private synchronized void endTrouble() {
        failedLast = Optional.empty();
        troubled = false;
        failuresInARow = 0;
    }
}
