package ai.beluga.voice.turn;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What the caller has said in the turn under way, and where its pauses lie. */
final class CallerTurn {

    private static final long MIN_WORTH_ASKING_MILLIS = 600;
    private static final int UNKNOWN = -1;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private String carried = "";
    private String text = "";
    private boolean misheard;
    /** So many words at the beginning of the text are somebody else's: the text of a turn only grows. */
    private int strange;
    /** Places of the words that are not asked. */
    private final BitSet skipped = new BitSet();
    /** Words before the newest sound; {@link #UNKNOWN} when some of them were still to be recognised as it began. */
    private int before;

    private final StringBuilder keysBeforeSpeech = new StringBuilder();
    private final StringBuilder keys = new StringBuilder();
    private boolean speaking;
    private boolean sustained;
    private boolean spoke;
    private boolean settled;
    private boolean pauseOver;
    private long pauseOverNanos;
    private long settledNanos;
    private long speechMillis;
    private long startMillis;
    private long endMillis;
    private long lastNanos;
    private long textChangedNanos;
    private OptionalDouble estimate = OptionalDouble.empty();
    private Judgement judgement = Judgement.STARTED;
    private boolean judged;
    /** What {@link #words} gave last: it is asked with each input. */
    private Optional<String> words = Optional.empty();

    /** Speech begins; returns the silence since the caller's last speech, in this turn or before. */
    Duration begin(SpeechEdge.Started edge) {
        before = settled() ? Words.of(text).size() : UNKNOWN;
        speaking = true;
        sustained = false;
        spoke = true;
        settled = false;
        pauseOver = false;
        estimate = OptionalDouble.empty();
        judgement = Judgement.STARTED;
        startMillis = edge.startMillis();
        return Duration.ofMillis(Math.max(0, startMillis - endMillis));
    }

    void sustain() {
        sustained = true;
    }

    void stop(SpeechEdge.Stopped edge, long nowNanos) {
        speaking = false;
        settled = judgement == Judgement.OVER;
        endMillis = edge.endMillis();
        speechMillis += Math.max(0, edge.endMillis() - startMillis);
        lastNanos =
                nowNanos - Duration.ofMillis(edge.atMillis() - edge.endMillis()).toNanos();
    }

    /**
     * Text without speech in this turn belongs to an older one. Unknown words that are taken back are recognised anew by
     * somebody else.
     */
    void text(TurnInput.Text heard, long nowNanos) {
        if (spoke) {
            settled &= heard.settled()
                    || !text.equals(TurnInput.Text.UNKNOWN)
                    || !heard.text().isEmpty();
            textChangedNanos = heard.text().equals(text) ? textChangedNanos : nowNanos;
            text = heard.text();
            misheard = heard.misheard() && strange == 0;
            words = Optional.empty();
            settled |= heard.settled() && !speaking;
        }
    }

    /** All that was recognised in this turn so far was said by somebody else. */
    void isStrange() {
        strange = Words.of(text).size();
    }

    /** What the newest sound brought behind the caller's words was said by somebody else, and is not asked. */
    void newestIsStrange() {
        if (before != UNKNOWN) {
            skipped.set(before, Math.max(before, Words.of(text).size()));
            words = Optional.empty();
        }
    }

    /** The words of somebody else are not asked. */
    void skipStrange() {
        skipped.set(0, strange);
        words = Optional.empty();
    }

    /** All words are there, after the pause: what is waited for from now on is the caller. */
    void settledLate(long nowNanos) {
        settledNanos = nowNanos;
    }

    void estimate(double endOfTurn) {
        estimate = OptionalDouble.of(endOfTurn);
    }

    /** A recogniser that takes turns itself has all words of a turn that it thinks is over. */
    void judge(Judgement newest) {
        judgement = newest;
        judged = true;
        settled |= spoke && !speaking && newest == Judgement.OVER;
    }

    void digit(char digit, long nowNanos) {
        (spoke ? keys : keysBeforeSpeech).append(' ').append(digit);
        words = Optional.empty();
        pauseOver = false;
        if (!speaking) {
            lastNanos = nowNanos;
        }
    }

    /** Gives the keys, which are not among what was said any more. */
    String takeKeys() {
        String taken = SPACES.matcher(keysBeforeSpeech + "" + keys).replaceAll("");
        keysBeforeSpeech.setLength(0);
        keys.setLength(0);
        words = Optional.empty();
        return taken;
    }

    void pauseOver(long nowNanos) {
        pauseOverNanos = pauseOver ? pauseOverNanos : nowNanos;
        pauseOver = true;
    }

    boolean speaking() {
        return speaking;
    }

    /** Speech under way has lasted so long that it is meant. */
    boolean sustained() {
        return speaking && sustained;
    }

    /** What is known of the speech of this turn, without what somebody else said. */
    BargeIn.Sound sound() {
        return new BargeIn.Sound(Words.after(strange, text), misheard, settled, speaking, sustained, speechMillis);
    }

    /** Keys are among what was said, of which more may follow. */
    boolean keyed() {
        return !keysBeforeSpeech.isEmpty() || !keys.isEmpty();
    }

    /** Spoke in this turn and is silent now. */
    boolean pausing() {
        return spoke && !speaking;
    }

    /** Spoke in this turn. */
    boolean spoke() {
        return spoke;
    }

    /** Nothing that was spoken is still to be recognised. */
    boolean settled() {
        return settled || !spoke;
    }

    boolean isPauseOver() {
        return pauseOver;
    }

    OptionalDouble estimate() {
        return estimate;
    }

    /** A recogniser that takes turns itself has judged this turn; one in its place may never do so. */
    boolean judged() {
        return judged;
    }

    /** What a recogniser that takes turns itself thinks of the pause. */
    Judgement judgement() {
        return judgement;
    }

    /** How long the words have stayed the same. */
    Duration unchangedFor(long nowNanos) {
        return Duration.ofNanos(nowNanos - textChangedNanos);
    }

    /** Since the last sign of the caller: the end of speech, a key. */
    Duration silentFor(long nowNanos) {
        return Duration.ofNanos(nowNanos - lastNanos);
    }

    /** When the turn ended, asked about now; words that were only carried here end now. */
    TurnDecision.TurnTiming timing(long nowNanos) {
        if (!spoke && keysBeforeSpeech.isEmpty()) {
            return new TurnDecision.TurnTiming(nowNanos, nowNanos, nowNanos);
        }
        long recognised = pauseOver ? recognitionNanos(nowNanos) : 0;
        return new TurnDecision.TurnTiming(lastNanos, nowNanos - recognised, nowNanos);
    }

    private long recognitionNanos(long nowNanos) {
        boolean late = settledNanos - pauseOverNanos > 0;
        return (late ? settledNanos : nowNanos) - pauseOverNanos;
    }

    /** Speech in this turn, up to its last pause. */
    Duration spoken() {
        return Duration.ofMillis(speechMillis);
    }

    /** Long enough that silence about it would seem rude. */
    boolean worthAsking() {
        return speechMillis >= MIN_WORTH_ASKING_MILLIS;
    }

    /** All that was recognised in this turn, whoever said it. */
    String freshText() {
        return text;
    }

    /** All words of the turn: those of a reply taken back, and those recognised between the keys before and after them. */
    String words() {
        if (words.isEmpty()) {
            String all = String.join(" ", carried, keysBeforeSpeech, Words.without(skipped, text), keys);
            words = Optional.of(SPACES.matcher(all).replaceAll(" ").strip());
        }
        return words.get();
    }

    /** What was spoken was no turn; speech under way begins another. */
    void dropSpeech() {
        text = "";
        misheard = false;
        strange = 0;
        skipped.clear();
        before = 0;
        words = Optional.empty();
        keysBeforeSpeech.append(keys);
        keys.setLength(0);
        spoke = speaking;
        settled = false;
        pauseOver = false;
        sustained &= speaking;
        speechMillis = 0;
        estimate = OptionalDouble.empty();
        judgement = Judgement.STARTED;
    }

    /** The turn is over. */
    void clear() {
        dropSpeech();
        carried = "";
        judged = false;
        keysBeforeSpeech.setLength(0);
        keys.setLength(0);
        words = Optional.empty();
    }

    /** These words were asked and not answered: the turn goes on with them. */
    void carry(String words) {
        carried = words;
        this.words = Optional.empty();
    }

    /** No audio comes any more. */
    void silence() {
        speaking = false;
    }
}
