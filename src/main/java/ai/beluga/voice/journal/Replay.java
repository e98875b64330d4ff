package ai.beluga.voice.journal;

import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnMachine;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnTimer;
import ai.beluga.voice.turn.VoiceSettings;
import ai.beluga.voice.turn.VoiceSmoother;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives a journal to a fresh smoother and a fresh turn machine, and compares what they say with what stands in it.
 *
 * <p>With other settings it goes on up to the first divergence: what the caller and the engines would have done after that,
 * nobody knows. A timer that is only armed for another time is no divergence yet; it is one when it fires, or does not. Edges
 * are compared between two smoothers on the same scores, one with the settings of the journal.
 */
public final class Replay {

    /** Sees what goes in and what is decided, divergence included. */
    public interface Watcher {
        void input(long nowNanos, TurnInput input);

        void decided(long nowNanos, TurnDecision decision);
    }

    private final RecordedCall call;
    private final boolean changed;
    private final Watcher watcher;
    private final List<SpeechEdge> journaledEdges = new ArrayList<>();
    private final List<SpeechEdge> edges = new ArrayList<>();
    private final VoiceSmoother journaledSmoother;
    private final VoiceSmoother smoother;
    private final List<TurnDecision> decided = new ArrayList<>();
    private final TurnMachine machine;
    /** Timers armed for another time than in the journal, and when they are due. */
    private final Map<TurnTimer, Long> moved = new HashMap<>();

    private final List<Outcome.Shift> shifts = new ArrayList<>();
    private int inputs;
    private int decisions;
    private boolean atItsEnd;

    /**
     * Prepares a replay; each runs once.
     *
     * @param voice settings to replay with; those of the journal's header for an exact one
     * @param turn likewise
     */
    public Replay(RecordedCall call, VoiceSettings voice, TurnSettings turn, Watcher watcher) {
        this.call = call;
        this.changed = !voice.equals(call.header().voice())
                || !turn.equals(call.header().turn());
        this.watcher = watcher;
        this.journaledSmoother = new VoiceSmoother(call.header().voice(), journaledEdges::add);
        this.smoother = new VoiceSmoother(voice, edges::add);
        this.machine = new TurnMachine(turn, decided::add);
    }

    /** Replays to the end or to the first divergence. */
    public Outcome run() {
        Optional<Divergence> divergence = Optional.empty();
        List<Entry> entries = call.entries();
        for (int at = 0; at < entries.size() && divergence.isEmpty(); at++) {
            if (entries.get(at) instanceof Entry.Timed timed) {
                divergence = fireMoved(timed.nowNanos());
                if (divergence.isEmpty()) {
                    divergence = step(timed, at);
                }
            } else if (at == 0) {
                throw new JournalFault("the journal begins with a decision");
            }
        }
        return new Outcome(inputs, decisions, shifts, divergence);
    }

    private Optional<Divergence> step(Entry.Timed timed, int at) {
        return switch (timed) {
            case Entry.Score score ->
                edges(
                        score.nowNanos(),
                        score.heardMillis(),
                        each -> each.score(score.endMillis(), score.lengthMillis(), score.probability()));
            case Entry.Cut cut -> edges(cut.nowNanos(), cut.heardMillis(), each -> each.cut(cut.heardMillis()));
            case Entry.Input input -> input(input, journaledAfter(at));
        };
    }

    private Optional<Divergence> edges(long nowNanos, long heardMillis, Consumer<VoiceSmoother> step) {
        journaledEdges.clear();
        edges.clear();
        step.accept(journaledSmoother);
        step.accept(smoother);
        if (edges.equals(journaledEdges)) {
            return Optional.empty();
        }
        List<TurnDecision> now = new ArrayList<>();
        edges.forEach(edge -> now.addAll(decide(new TurnInput.Edge(edge.knownAt(heardMillis)), nowNanos)));
        String what = "the caller's speech has other edges: " + edges + " instead of " + journaledEdges;
        return Optional.of(new Divergence(nowNanos, what, List.of(), now));
    }

    private Optional<Divergence> input(Entry.Input entry, List<TurnDecision> journaled) {
        TurnInput input = entry.input();
        boolean later = input instanceof TurnInput.TimerFired fired && moved.containsKey(fired.timer());
        List<TurnDecision> now = later ? List.of() : decide(input, entry.nowNanos());
        if (same(journaled, now, entry.nowNanos())) {
            decisions += now.size();
            return Optional.empty();
        }
        String what = later ? input + ", which is due later now" : input.toString();
        return Optional.of(new Divergence(entry.nowNanos(), what, journaled, now));
    }

    private List<TurnDecision> decide(TurnInput input, long nowNanos) {
        inputs++;
        watcher.input(nowNanos, input);
        decided.clear();
        try {
            machine.on(input, nowNanos);
        } catch (IllegalStateException refused) {
            throw new JournalFault("the turn machine refused " + input + ": " + refused.getMessage(), refused);
        }
        List<TurnDecision> now = decided.stream()
                .map(decision -> JournalLines.asJournaled(call.header(), decision))
                .toList();
        now.forEach(decision -> watcher.decided(nowNanos, decision));
        return now;
    }

    /** What other settings make fire before the call's next event. */
    private Optional<Divergence> fireMoved(long untilNanos) {
        for (Optional<TurnTimer> due = due(untilNanos); due.isPresent(); due = due(untilNanos)) {
            TurnTimer timer = due.get();
            long nowNanos = moved.getOrDefault(timer, untilNanos);
            moved.remove(timer);
            TurnInput fired = new TurnInput.TimerFired(timer);
            List<TurnDecision> now = decide(fired, nowNanos);
            if (!now.isEmpty()) {
                return Optional.of(new Divergence(nowNanos, fired + ", which is due by now", List.of(), now));
            }
        }
        return Optional.empty();
    }

    private Optional<TurnTimer> due(long untilNanos) {
        return moved.entrySet().stream()
                .filter(entry -> entry.getValue() <= untilNanos)
                .min(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Where the journal ends in the middle of a call, decisions upon its last input may be missing. */
    private boolean same(List<TurnDecision> journaled, List<TurnDecision> now, long nowNanos) {
        int size = journaled.size();
        if (size > now.size() || (size < now.size() && !(atItsEnd && !call.isWhole()))) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!same(journaled.get(i), now.get(i), nowNanos)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(TurnDecision journaled, TurnDecision now, long nowNanos) {
        if (now instanceof TurnDecision.Disarm disarm) {
            moved.remove(disarm.timer());
        }
        if (journaled.equals(now)) {
            return true;
        }
        if (changed
                && journaled instanceof TurnDecision.Arm then
                && now instanceof TurnDecision.Arm arm
                && then.timer().equals(arm.timer())) {
            moved.put(arm.timer(), nowNanos + arm.delay().toNanos());
            shifts.add(new Outcome.Shift(nowNanos, then, arm));
            return true;
        }
        return false;
    }

    private List<TurnDecision> journaledAfter(int at) {
        List<TurnDecision> journaled = new ArrayList<>();
        for (int next = at + 1; next < call.entries().size(); next++) {
            if (!(call.entries().get(next) instanceof Entry.Decision decision)) {
                return journaled;
            }
            journaled.add(decision.decision());
        }
        atItsEnd = true;
        return journaled;
    }
}
