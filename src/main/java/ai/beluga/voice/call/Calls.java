package ai.beluga.voice.call;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.session.EndReport;
import ai.beluga.voice.time.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The calls this node knows: the live ones, and for a bounded time the ones that are over, so that messages which come
 * late or twice find what happened. Every method may be called by any thread.
 */
@Singleton
public class Calls implements EndReport {

    /** How long the carrier may take for its next step: to open a stream beyond its ticket's life, to ask after an end. */
    private static final Duration CARRIER_GRACE = Duration.ofSeconds(15);

    private final Map<CallId, Call> live = new HashMap<>();
    private final LinkedHashMap<CallId, Call> over = new LinkedHashMap<>();
    private final Supplier<CallSettings> settings;
    private final Ticker ticker;

    @Inject
    Calls(Configuration configuration, Places places, Ticker ticker) {
        this(() -> CallSettings.from(configuration).atMost(places.most()), ticker);
    }

    Calls(Supplier<CallSettings> settings, Ticker ticker) {
        this.settings = settings;
        this.ticker = ticker;
    }

    /** The call with this id, if it is still known. */
    public synchronized Optional<Call> find(CallId id) {
        Call call = live.get(id);
        return Optional.ofNullable(call != null ? call : over.get(id));
    }

    /** How many take a place now. */
    public synchronized int liveCount() {
        forgetSilent();
        return live.size();
    }

    /**
     * How many still need this node: those that take a place, those put through to a person, after whom the carrier asks, and
     * those just ended, about which it asks next.
     */
    public synchronized long unfinishedCount() {
        forgetSilent();
        forgetOver();
        return live.size()
                + over.values().stream()
                        .filter(call -> call.state() == CallState.TRANSFERRING
                                || call.state() == CallState.ENDED && !olderThan(CARRIER_GRACE, call))
                        .count();
    }

    /** Lets a new call in; a known one stays as it is. Empty when all places are taken. */
    synchronized Optional<Call> admit(CallId id, Map<String, List<String>> details) {
        Optional<Call> known = find(id);
        if (known.isPresent()) {
            return known;
        }
        if (liveCount() >= settings.get().maxConcurrent()) {
            return Optional.empty();
        }
        return Optional.of(put(Call.connecting(id, details, ticker.nanos())));
    }

    /**
     * A stream wants to carry the call.
     *
     * @return {@code false} when the call is over or was never heard of, and stays so
     */
    public synchronized boolean talking(CallId id) {
        Optional<Call> running = find(id).filter(call -> call.state().live());
        running.ifPresent(call -> put(call.talking(ticker.nanos())));
        return running.isPresent();
    }

    /** One more stream is promised. */
    void resumed(CallId id) {
        change(id, call -> call.resumed(ticker.nanos()));
    }

    /** A person is being dialled; twice is once, as the carrier may ask twice at the same time. */
    void transferring(CallId id) {
        change(id, call -> call.state() == CallState.ENDED ? call.transferring(ticker.nanos()) : call);
    }

    /** Nothing more will happen to this call; twice is once, and unknown ones are over already. */
    public void finished(CallId id) {
        change(id, call -> call.state() == CallState.FINISHED ? call : call.finished(ticker.nanos()));
    }

    /** The first reason stays. */
    @Override
    public void ended(CallId id, EndReason reason) {
        change(id, call -> call.state().live() ? call.ended(reason, ticker.nanos()) : call);
    }

    private synchronized void change(CallId id, UnaryOperator<Call> step) {
        find(id).map(step).ifPresent(this::put);
    }

    private Call put(Call call) {
        live.remove(call.id());
        over.remove(call.id());
        if (call.state().live()) {
            live.put(call.id(), call);
        } else {
            over.put(call.id(), call);
            forgetOver();
        }
        return call;
    }

    private void forgetOver() {
        CallSettings.Memory memory = settings.get().memory();
        Iterator<Call> oldest = over.values().iterator();
        while (oldest.hasNext() && (olderThan(memory.overFor(), oldest.next()) || over.size() > memory.over())) {
            oldest.remove();
        }
    }

    private void forgetSilent() {
        CallSettings now = settings.get();
        live.values()
                .removeIf(call -> olderThan(
                        call.state() == CallState.CONNECTING
                                ? now.ticketLife().plus(CARRIER_GRACE)
                                : now.memory().silentFor(),
                        call));
    }

    private boolean olderThan(Duration age, Call call) {
        return ticker.nanos() - call.changedNanos() > age.toNanos();
    }
}
