package ai.beluga.voice.turn;

import ai.beluga.voice.turn.InterruptionSettings.Mode;
import java.util.List;

/**
 * What the caller's sound over a reply is: an interruption, something that lets the reply go on, or not known yet. Looks at
 * the words, whose words they are, and how long the sound has lasted.
 */
final class BargeIn {

    /** Words come slower than they are spoken: more sound than this for a word, and there is more to come. */
    private static final int MOST_MILLIS_A_WORD = 700;

    private static final int MOST_MILLIS_MISHEARD = 1_000;

    private static final int MOST_ACKNOWLEDGING_WORDS = 4;

    private final InterruptionSettings settings;
    private final PhraseList sounds;
    private final PhraseList acknowledgements;
    private final PhraseList stops;
    private final PhraseList partings;

    /** What is to be done with the reply. */
    enum Verdict {
        /** The caller takes the floor. */
        TAKES_FLOOR,
        /** It was no turn. */
        HARMLESS,
        /** The reply may go on, but its words may still turn out to be more. */
        HARMLESS_SO_FAR,
        /** Wait. */
        OPEN
    }

    /**
     * What is known of the sound.
     *
     * @param text recognised so far
     * @param misheard the text is likely what a recogniser made of an acknowledgement
     * @param settled all of it is recognised
     * @param speaking the sound goes on
     * @param lasted it has the length that makes an interruption
     * @param millis of sound that came to its end
     */
    record Sound(String text, boolean misheard, boolean settled, boolean speaking, boolean lasted, long millis) {}

    BargeIn(InterruptionSettings settings) {
        this.settings = settings;
        Phrases phrases = settings.phrases();
        this.sounds = PhraseList.of(phrases.sounds());
        this.acknowledgements = PhraseList.of(phrases.sounds(), phrases.acknowledgements());
        this.stops = PhraseList.of(phrases.stops());
        this.partings = PhraseList.of(phrases.sounds(), phrases.acknowledgements(), phrases.partings());
    }

    /** {@code true} when the text only answers a goodbye; also for text without a word, but not where words are unknown. */
    boolean parts(String text) {
        return !isUnknown(text) && partings.makesUp(Words.of(text));
    }

    private static boolean isUnknown(String text) {
        return text.contains(TurnInput.Text.UNKNOWN);
    }

    /** The text is an acknowledgement; also one without a word. */
    boolean acknowledges(String text) {
        return acknowledges(Words.of(text));
    }

    /** The recogniser has said something about a sound over an audible reply. */
    Verdict ofWords(Sound sound, AgentWords agent) {
        List<String> words = Words.of(sound.text());
        if (words.isEmpty()) {
            // So much sound in which a recogniser finds nothing is no speech.
            return sound.settled() ? Verdict.HARMLESS : sound.lasted() ? Verdict.HARMLESS_SO_FAR : Verdict.OPEN;
        }
        if (agent.echo(words)) {
            return sound.settled() ? Verdict.HARMLESS : Verdict.OPEN;
        }
        if (stops.isWithin(words)) {
            return Verdict.TAKES_FLOOR;
        }
        if (acknowledges(words) || sound.misheard() && isShort(sound)) {
            return ofAcknowledgement(sound, words.size());
        }
        if (enough(words, sound)) {
            return Verdict.TAKES_FLOOR;
        }
        return sound.settled() ? Verdict.HARMLESS : Verdict.OPEN;
    }

    /**
     * The sound has just got the length that makes an interruption.
     *
     * @param wordless the recogniser has looked at it and found nothing
     */
    Verdict ofLength(Sound sound, AgentWords agent, boolean wordless) {
        List<String> words = Words.of(sound.text());
        if (words.isEmpty()) {
            boolean alone = settings.mode() == Mode.DURATION || settings.mode() == Mode.EITHER;
            return wordless ? Verdict.HARMLESS_SO_FAR : alone ? Verdict.TAKES_FLOOR : Verdict.OPEN;
        }
        if (agent.echo(words) || acknowledges(words)) {
            return Verdict.OPEN;
        }
        boolean wordsCount = settings.mode() == Mode.BOTH || settings.mode() == Mode.WORDS;
        return wordsCount && !enough(words, sound) ? Verdict.OPEN : Verdict.TAKES_FLOOR;
    }

    /** The recogniser has said something about a sound before the reply could be heard: any word goes on with the question. */
    Verdict whileThinking(Sound sound) {
        List<String> words = Words.of(sound.text());
        if (sound.settled() && isUnknown(sound.text())) {
            return Verdict.TAKES_FLOOR; // a word that nobody knows yet, and nobody can ask again
        }
        if (words.isEmpty()) {
            return sound.settled() ? Verdict.HARMLESS : sound.lasted() ? Verdict.HARMLESS_SO_FAR : Verdict.OPEN;
        }
        if (sounds.makesUp(words)) {
            return sound.settled() ? Verdict.HARMLESS : Verdict.OPEN;
        }
        return Verdict.TAKES_FLOOR;
    }

    /** A sound of this length before the reply could be heard. */
    Verdict lengthWhileThinking(boolean wordless) {
        boolean alone = settings.mode() == Mode.DURATION || settings.mode() == Mode.EITHER;
        return wordless ? Verdict.HARMLESS_SO_FAR : alone ? Verdict.TAKES_FLOOR : Verdict.OPEN;
    }

    /** As long as an acknowledgement, as far as it is known. */
    private static boolean isShort(Sound sound) {
        return !sound.lasted() && sound.millis() <= MOST_MILLIS_MISHEARD;
    }

    private boolean acknowledges(List<String> words) {
        return words.size() <= MOST_ACKNOWLEDGING_WORDS && acknowledgements.makesUp(words);
    }

    private static Verdict ofAcknowledgement(Sound sound, int words) {
        if (sound.settled()) {
            return Verdict.HARMLESS;
        }
        boolean allOfIt = !sound.speaking() && sound.millis() <= (long) MOST_MILLIS_A_WORD * words;
        return allOfIt ? Verdict.HARMLESS_SO_FAR : Verdict.OPEN;
    }

    private boolean enough(List<String> words, Sound sound) {
        boolean wordsAreEnough = words.size() >= settings.minWords() && (settings.interims() || sound.settled());
        return switch (settings.mode()) {
            case WORDS, EITHER -> wordsAreEnough;
            case DURATION -> sound.lasted();
            case BOTH -> wordsAreEnough && sound.lasted();
        };
    }
}
