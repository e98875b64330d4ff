package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.Interruption;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.TurnKind;
import ai.beluga.voice.event.TurnMoment;
import ai.beluga.voice.event.TurnMoments;
import ai.beluga.voice.event.TurnOutcome;
import ai.beluga.voice.event.TurnReport;
import ai.beluga.voice.event.WaitOwner;
import ai.beluga.voice.turn.TurnDecision.TurnTiming;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What is measured of one turn, from moments on one clock. A moment is noted once; later ones do not count. */
final class TurnStopwatch {

    private final TurnKind kind;
    private final OptionalLong speechEndMillis;
    private final Map<TurnMoment, Long> nanos = new EnumMap<>(TurnMoment.class);
    private final List<Interruption> interruptions = new ArrayList<>();
    private TurnOutcome outcome = TurnOutcome.ABANDONED;
    private boolean decided;
    private int words;
    private int owedClauses;

    private TurnStopwatch(TurnKind kind, TurnTiming timing, OptionalLong speechEndMillis) {
        this.kind = kind;
        this.speechEndMillis = speechEndMillis;
        note(TurnMoment.SPEECH_ENDED, timing.speechEndNanos());
        note(TurnMoment.PAUSE_OVER, timing.pauseOverNanos());
        note(TurnMoment.ASKED, timing.takenNanos());
    }

    /** @param speechEndMillis where the speech ended on the media time of the call, when it was speech */
    static TurnStopwatch ofAnswer(TurnTiming timing, OptionalLong speechEndMillis) {
        return new TurnStopwatch(TurnKind.ANSWER, timing, speechEndMillis);
    }

    /** A prompt answers nothing; its time begins when it was decided. */
    static TurnStopwatch ofPrompt(TurnKind kind, long decidedNanos) {
        return new TurnStopwatch(kind, new TurnTiming(decidedNanos, decidedNanos, decidedNanos), OptionalLong.empty());
    }

    void note(TurnMoment moment, long atNanos) {
        nanos.putIfAbsent(moment, atNanos);
    }

    boolean reached(TurnMoment moment) {
        return nanos.containsKey(moment);
    }

    /** Whom the caller waits for who hears nothing. */
    WaitOwner owner() {
        if (reached(TurnMoment.FIRST_AUDIO) && !reached(TurnMoment.FIRST_FRAME)) {
            return WaitOwner.LINE;
        }
        return owedClauses > 0 || kind != TurnKind.ANSWER ? WaitOwner.VOICE : WaitOwner.AGENT;
    }

    /** The synthesizer has made all audio of a clause, or gave it up. */
    void clauseDone() {
        owedClauses--;
    }

    /** Words were given to the synthesizer. */
    void clause(String text, long atNanos) {
        owedClauses++;
        note(TurnMoment.FIRST_CLAUSE, atNanos);
        words += PlayoutTally.count(text);
    }

    void interruption(Interruption interruption) {
        interruptions.add(interruption);
    }

    /** What became of it; the first that is known holds. */
    void became(TurnOutcome known) {
        outcome = decided ? outcome : known;
        decided = true;
    }

    TurnMoments moments() {
        return TurnMoments.of(nanos);
    }

    /** It is over and nothing was sent. */
    TurnReport unsent(long overNanos) {
        return played(Playout.none(words), overNanos);
    }

    TurnReport played(Playout playout, long overNanos) {
        playout.firstHeardNanos().ifPresent(at -> note(TurnMoment.FIRST_HEARD, at));
        note(TurnMoment.OVER, overNanos);
        return new TurnReport(kind, outcome, moments(), speechEndMillis, playout, interruptions);
    }
}
