package ai.beluga.voice.turn;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.turn.BargeIn.Sound;
import ai.beluga.voice.turn.BargeIn.Verdict;
import ai.beluga.voice.turn.TurnTimer.Kind;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * The caller and a reply at once: the reply is stopped first, and what the sound was is decided after. A reply that goes on
 * while the words of the sound are still on their way can be interrupted by them without another sound.
 */
final class Contest {

    /** A reply stopped so often for nothing is stopped only by words from then on. */
    private static final int MOST_FALSE_HOLDS = 3;

    /**
     * @param taken called with the time once the caller has the floor
     * @param stopped the caller was stopped in mid-speech, and all of it is to be asked
     */
    record Others(LongConsumer taken, BooleanSupplier stopped) {}

    private final TurnSettings settings;
    private final Floor floor;
    private final CallerTurn caller;
    private final ArmedTimers timers;
    private final Consumer<TurnDecision> decisions;
    private final Others others;
    private final BargeIn bargeIn;
    private final AgentWords agent = new AgentWords();
    private TurnId reply = TurnId.NONE;
    private int falseHolds;
    private boolean lineEchoes;
    private boolean wordless;
    private SoundSource source = SoundSource.CALLER;
    private boolean dropping;
    /** The caller's turn is nothing but the newest sound, which has not proved to be the caller's. */
    private boolean alone;

    Contest(
            TurnSettings settings,
            Floor floor,
            CallerTurn caller,
            ArmedTimers timers,
            Consumer<TurnDecision> decisions,
            Others others) {
        this.settings = settings;
        this.floor = floor;
        this.caller = caller;
        this.timers = timers;
        this.decisions = decisions;
        this.others = others;
        this.bargeIn = new BargeIn(settings.interruption());
    }

    /** The words only answer a goodbye. */
    boolean parts(String words) {
        return bargeIn.parts(words);
    }

    /** The agent says these words from now on. */
    void agentSays(TurnId turn, String clause) {
        if (floor.isUnderWay(turn)) {
            ofThisReply();
            agent.add(clause);
        }
    }

    /** @param goesOn the caller spoke before in this turn */
    void speechStarted(boolean goesOn) {
        ofThisReply();
        timers.disarm(Kind.FALSE_INTERRUPTION);
        wordless = false;
        source = SoundSource.CALLER;
        alone = !goesOn;
        if (!onlyWordsStop()) {
            floor.hold();
        }
    }

    /** A sound in the caller's own turn; the end of a reply may still echo into it. */
    void speechStartedWhileListening(boolean goesOn) {
        source = SoundSource.CALLER;
        alone = !goesOn;
    }

    /** Words in the caller's own turn. */
    void textWhileListening() {
        if (source == SoundSource.ECHO && alone) {
            caller.isStrange();
            caller.skipStrange();
        } else if (source == SoundSource.ECHO) {
            caller.newestIsStrange();
        }
    }

    /** The floor is the caller's: what was somebody else's of the words is not asked. */
    void floorTaken() {
        caller.skipStrange();
        alone = source == SoundSource.ECHO;
    }

    /**
     * Where the sound under way comes from. What is not the caller's does not stop a reply, and its words count for nothing. On
     * a line that is known to echo no reply is stopped before this is told.
     */
    void comesFrom(SoundSource newest, long nowNanos) {
        boolean awaited = lineEchoes || source != SoundSource.CALLER;
        source = newest;
        lineEchoes |= source == SoundSource.ECHO;
        if (floor.is(TurnState.LISTENING)) {
            // The end of a reply echoes into the caller's turn; who answers over it is heard.
            dropping = caller.speaking()
                    && (source == SoundSource.ECHO && alone
                            || dropping && !settings.interruption().keep());
        }
        if (source != SoundSource.CALLER) {
            if (floor.held()) {
                goesOn(true, nowNanos);
            }
        } else if (awaited && caller.speaking() && floor.yieldsToSpeech()) {
            floor.hold();
        }
    }

    void speechSustained(long nowNanos) {
        if (floor.held()) {
            boolean thinking = floor.is(TurnState.PROCESSING);
            act(
                    thinking
                            ? bargeIn.lengthWhileThinking(wordless)
                            : bargeIn.ofLength(caller.sound(), agent, wordless),
                    nowNanos);
            if (floor.held()) {
                waitForWords();
            }
        }
    }

    void speechStopped(long nowNanos) {
        if (floor.held()) {
            waitForWords();
            if (!caller.freshText().isBlank()) {
                judgeWords(nowNanos);
            }
        }
    }

    void text(long nowNanos) {
        wordless = caller.freshText().isBlank();
        if (source != SoundSource.CALLER) {
            caller.isStrange();
        }
        if (caller.spoke() && floor.yieldsToSpeech()) {
            judgeWords(nowNanos);
        }
    }

    /** No words came in time. */
    void waitedEnough(long nowNanos) {
        goesOn(caller.speaking(), nowNanos);
    }

    /** A prompt is about to be said while the caller may be speaking, and is not spoken over. */
    void promptBegins(long nowNanos) {
        ofThisReply();
        if (caller.speaking() || !caller.settled()) {
            floor.hold();
            if (caller.sustained()) {
                speechSustained(nowNanos);
            } else if (floor.held() && caller.pausing()) {
                waitForWords();
            }
        }
    }

    /**
     * A reply was heard to its end.
     *
     * @param held it was stopped when it ended
     * @return {@code true} when what the caller says over it is still to be heard out
     */
    boolean outlasts(boolean held, boolean yields) {
        if (others.stopped().getAsBoolean()) {
            return caller.spoke(); // not answered before all of it is asked
        }
        boolean keeps = (yields || settings.interruption().keep()) && source != SoundSource.ECHO;
        if (source == SoundSource.CALLER) {
            caller.skipStrange();
        }
        if (!caller.spoke() || held) {
            return held;
        }
        if (!keeps) {
            dropping = caller.speaking();
            dropSpeech();
            return dropping;
        }
        if (yields && isLetPass()) {
            dropSpeech();
        }
        return caller.spoke();
    }

    /** Speech that began over a reply and is dropped as a whole has come to its end now; asked once. */
    boolean dropped() {
        boolean was = dropping;
        dropping = false;
        if (was) {
            dropSpeech();
        }
        return was;
    }

    /** The caller's turn begins anew: nothing is to be dropped any more. */
    void forget() {
        dropping = false;
    }

    /** The call ends: gives what the caller has said and nobody was asked, but for what would let a reply go on. */
    String unasked() {
        boolean overReply = floor.is(TurnState.PROCESSING) || floor.is(TurnState.SPEAKING);
        if (overReply && isMeant()) {
            caller.skipStrange();
        } else if (overReply || dropping) {
            caller.dropSpeech();
        }
        return caller.words();
    }

    private boolean isMeant() {
        Sound sound = caller.sound();
        return source == SoundSource.CALLER
                && (floor.yieldsToSpeech() || settings.interruption().keep())
                && !sound.misheard()
                && !bargeIn.acknowledges(sound.text())
                && !agent.echo(Words.of(sound.text()));
    }

    /** What was found out about the line is not true of the next one. */
    void lineLost() {
        forget();
        lineEchoes = false;
        wordless = false;
        alone = false;
        source = SoundSource.CALLER;
        falseHolds = 0;
        agent.clear();
    }

    private boolean isLetPass() {
        return !caller.speaking() && bargeIn.ofWords(caller.sound(), agent) == Verdict.HARMLESS_SO_FAR;
    }

    private void ofThisReply() {
        if (!reply.equals(floor.turn())) {
            reply = floor.turn();
            falseHolds = 0;
            agent.replyBegins();
        }
    }

    private boolean onlyWordsStop() {
        return floor.is(TurnState.SPEAKING) && (lineEchoes || falseHolds >= MOST_FALSE_HOLDS);
    }

    private void waitForWords() {
        timers.arm(Kind.FALSE_INTERRUPTION, settings.floor().falseInterruptionAfter());
    }

    private void judgeWords(long nowNanos) {
        Sound sound = caller.sound();
        boolean thinking = floor.is(TurnState.PROCESSING);
        if (source != SoundSource.CALLER) {
            act(sound.settled() ? Verdict.HARMLESS : Verdict.OPEN, nowNanos);
        } else {
            act(thinking ? bargeIn.whileThinking(sound) : bargeIn.ofWords(sound, agent), nowNanos);
        }
    }

    private void act(Verdict verdict, long nowNanos) {
        switch (verdict) {
            case TAKES_FLOOR -> takes(nowNanos);
            case HARMLESS -> goesOn(false, nowNanos);
            case HARMLESS_SO_FAR -> goesOn(true, nowNanos);
            case OPEN -> {}
        }
    }

    private void takes(long nowNanos) {
        timers.disarm(Kind.FALSE_INTERRUPTION);
        others.taken().accept(nowNanos);
    }

    private void goesOn(boolean listening, long nowNanos) {
        timers.disarm(Kind.FALSE_INTERRUPTION);
        if (!listening && !others.stopped().getAsBoolean()) {
            dropSpeech();
        }
        if (floor.held()) {
            falseHolds += floor.is(TurnState.SPEAKING) && source == SoundSource.CALLER ? 1 : 0;
            floor.resume(nowNanos);
        }
    }

    private void dropSpeech() {
        caller.dropSpeech();
        decisions.accept(new TurnDecision.DropSpeech());
    }
}
