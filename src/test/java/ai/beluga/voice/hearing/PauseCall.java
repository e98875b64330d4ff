package ai.beluga.voice.hearing;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.hearing.HeardTurn.Moment;
import ai.beluga.voice.hearing.PausedTurn.Pause;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnMachine;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnState;
import ai.beluga.voice.turn.TurnTimer;
import ai.beluga.voice.turn.TurnWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call on counted time: turns of one caller, one after the other, brought to a turn machine. The agent is silent until a
 * turn is over, so that a caller who is cut off goes on with the same turn; then its answer is heard and it asks the next
 * question.
 */
final class PauseCall {

    private static final double UNDECIDED = 0.5;
    private static final long AGENT_MILLIS = 2_000;

    private final TurnMachine machine;
    private final Map<TurnTimer, Long> armed = new LinkedHashMap<>();
    private final List<Judged> judged = new ArrayList<>();
    /** When the turn under way was taken for over, in milliseconds of its audio. */
    private final List<Long> taken = new ArrayList<>();

    private long nowMillis = 1_000;
    private long beginMillis;
    private int wordsTaken;
    private String words = "";

    /**
     * A pause and what was made of it.
     *
     * @param cut whether the turn was taken for over in it although the caller went on
     * @param delayMillis from the end of the turn until it was taken; empty for other pauses, or when it never was
     */
    record Judged(PausedTurn turn, Pause pause, boolean cut, Optional<Long> delayMillis) {}

    private PauseCall(TurnSettings settings) {
        // The agent of this call is asked and never answers.
        this.machine = new TurnMachine(settings.with(English.SILENCE_BORNE), this::decided);
    }

    /** All pauses of a call. */
    static List<Judged> judged(List<HeardTurn> turns, TurnSettings settings) {
        PauseCall call = new PauseCall(settings);
        call.input(new TurnInput.LineAttached());
        for (HeardTurn turn : turns) {
            call.asks(turn.turn().question());
            call.hears(turn);
        }
        return call.judged;
    }

    /** The reply under way is heard; it ends with a question. */
    private void asks(String question) {
        TurnId reply = machine.turn();
        input(new TurnInput.Expecting(reply, TurnWords.of(Locale.US).expected(question)));
        input(new TurnInput.ReplyAudible(reply));
        pass(nowMillis + AGENT_MILLIS);
        input(new TurnInput.ReplyHeard(reply, Optional.empty()));
    }

    private void hears(HeardTurn turn) {
        beginMillis = nowMillis;
        taken.clear();
        wordsTaken = 0;
        words = "";
        for (Moment moment : turn.moments()) {
            pass(beginMillis + moment.atMillis());
            moved(moment.input()).ifPresent(this::input);
            if (moment.input() instanceof TurnInput.Edge(SpeechEdge.Stopped stopped)) {
                input(new TurnInput.Estimate(UNDECIDED));
            }
        }
        pass(beginMillis + turn.turn().end().endMillis());
        for (Pause pause : turn.turn().pauses()) {
            List<Long> within =
                    taken.stream().filter(at -> isIn(pause, at, turn.turn())).toList();
            Optional<Long> delay =
                    pause.over() ? within.stream().findFirst().map(at -> at - pause.startMillis()) : Optional.empty();
            judged.add(new Judged(turn.turn(), pause, !pause.over() && !within.isEmpty(), delay));
        }
        if (machine.state() != TurnState.PROCESSING) {
            throw new IllegalStateException("nobody took " + turn.turn().source() + ": " + turn.moments());
        }
    }

    /** A pause reaches until the next one begins: what is taken after speech went on belongs to it all the same. */
    private static boolean isIn(Pause pause, long atMillis, PausedTurn turn) {
        int next = turn.pauses().indexOf(pause) + 1;
        long until = next < turn.pauses().size() ? turn.pauses().get(next).startMillis() : Long.MAX_VALUE;
        return atMillis >= pause.startMillis() && atMillis < until;
    }

    /** In the call's time, and without words that were taken already: the recogniser would have begun anew behind them. */
    private Optional<TurnInput> moved(TurnInput input) {
        return switch (input) {
            case TurnInput.Edge(SpeechEdge.Started edge) ->
                Optional.of(new TurnInput.Edge(
                        new SpeechEdge.Started(beginMillis + edge.startMillis(), beginMillis + edge.atMillis())));
            case TurnInput.Edge(SpeechEdge.Stopped edge) ->
                Optional.of(new TurnInput.Edge(
                        new SpeechEdge.Stopped(beginMillis + edge.endMillis(), beginMillis + edge.atMillis())));
            case TurnInput.Text text -> {
                words = text.text();
                String[] all = split(words);
                String fresh =
                        String.join(" ", Arrays.asList(all).subList(Math.min(wordsTaken, all.length), all.length));
                yield Optional.of(new TurnInput.Text(fresh, text.settled()));
            }
            default -> Optional.empty();
        };
    }

    private static String[] split(String text) {
        return text.isBlank() ? new String[0] : text.strip().split("\\s+");
    }

    private void input(TurnInput input) {
        machine.on(input, nowMillis * 1_000_000);
    }

    private void pass(long untilMillis) {
        for (Optional<TurnTimer> next = next(untilMillis); next.isPresent(); next = next(untilMillis)) {
            nowMillis = Math.max(nowMillis, armed.getOrDefault(next.get(), nowMillis));
            armed.remove(next.get());
            input(new TurnInput.TimerFired(next.get()));
        }
        nowMillis = Math.max(nowMillis, untilMillis);
    }

    private Optional<TurnTimer> next(long untilMillis) {
        return armed.entrySet().stream()
                .filter(timer -> timer.getValue() <= untilMillis)
                .min(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    private void decided(TurnDecision decision) {
        switch (decision) {
            case TurnDecision.Arm arm ->
                armed.put(arm.timer(), nowMillis + Math.ceilDiv(arm.delay().toNanos(), 1_000_000));
            case TurnDecision.Disarm disarm -> armed.remove(disarm.timer());
            case TurnDecision.Ask ask -> over();
            case TurnDecision.DropSpeech drop -> over();
            case TurnDecision.End end -> throw new IllegalStateException("the call ended: " + end);
            default -> {}
        }
    }

    private void over() {
        taken.add(nowMillis - beginMillis);
        wordsTaken = split(words).length;
    }
}
