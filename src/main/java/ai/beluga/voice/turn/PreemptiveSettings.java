package ai.beluga.voice.turn;

import java.time.Duration;
import java.util.Set;

/** Replies prepared before the caller's turn is over: when one is begun, and when it is used. */
public record PreemptiveSettings(Start start, Use use) {

    /** Starting values. */
    public static final PreemptiveSettings DEFAULT = new PreemptiveSettings(Start.DEFAULT, Use.DEFAULT);

    /** No reply is prepared. */
    public static final PreemptiveSettings OFF =
            new PreemptiveSettings(Start.DEFAULT, new Use(Strategy.OFF, 1, false, Set.of()));

    /** Which prepared replies are used. */
    public enum Strategy {
        /** None is prepared. */
        OFF,
        /** The final words are the ones it was prepared for, but for case and punctuation; others are discarded. */
        DISCARD,
        /** Also when the final words differ in words without a meaning of their own only. */
        SIMILAR,
        /** Also when they differ otherwise, once the reply is complete and does nothing but talk. It may be wrong. */
        ALWAYS
    }

    /** How the final words of a turn relate to those a reply was prepared for. */
    public enum Match {
        /** The same, but for case and punctuation. */
        SAME,
        /** Alike enough for the strategy to take them for the same. */
        ALIKE,
        /** Others. */
        OTHER
    }

    /**
     * When a reply is begun.
     *
     * @param stableFor words that may still change must have stood unchanged for so long in the caller's pause
     * @param likely so sure must a turn detector be (0..1) for words that may still change to do at once
     * @param attempts how many replies may be prepared for one turn
     * @param longestSpeech a turn with more speech than this is not prepared for
     */
    public record Start(Duration stableFor, double likely, int attempts, Duration longestSpeech) {

        /** Starting values; attempts and longest speech are those of LiveKit Agents. */
        public static final Start DEFAULT = new Start(Duration.ofMillis(250), 0.8, 3, Duration.ofSeconds(10));
    }

    /**
     * When a prepared reply is used.
     *
     * @param similarity least similarity (0..1) that {@link Strategy#SIMILAR} takes for the same
     * @param speech whether its first clause is synthesized before it is known to be used
     * @param lightWords lower-case words of the caller's language without a meaning of their own
     */
    public record Use(Strategy strategy, double similarity, boolean speech, Set<String> lightWords) {

        /** English words that recognisers add and drop and that change no question. */
        public static final Set<String> ENGLISH_LIGHT_WORDS =
                Set.of("um", "uh", "uhm", "erm", "hm", "hmm", "ah", "please", "the", "an", "just");

        /** Starting values. */
        public static final Use DEFAULT = new Use(Strategy.DISCARD, 0.8, false, ENGLISH_LIGHT_WORDS);

        public Use {
            lightWords = Set.copyOf(lightWords);
        }

        /** {@code true} when replies are prepared at all. */
        public boolean on() {
            return strategy != Strategy.OFF;
        }

        /** Whether the words a reply was prepared for stand for these final ones. */
        public Match match(String prepared, String words) {
            if (Likeness.same(prepared, words)) {
                return Match.SAME;
            }
            boolean alike = strategy.compareTo(Strategy.SIMILAR) >= 0
                    && Likeness.alike(prepared, words, lightWords, similarity);
            return alike ? Match.ALIKE : Match.OTHER;
        }
    }
}
