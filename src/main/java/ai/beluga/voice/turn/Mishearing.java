package ai.beluga.voice.turn;

import java.util.List;
import java.util.stream.Stream;

/**
 * Whether a recogniser has made other words of an acknowledgement: "them home" of "mhm", "no, Kate" of "okay". Of a few
 * short words it makes what is likely in a text, not what is likely over somebody who speaks. Pure.
 */
public final class Mishearing {

    private static final int MOST_WORDS = 3;
    /** Of each sound heard so much may be another. */
    private static final double MOST_OTHER = 0.2;
    /** Above, a caller's own short words that sound alike are more than what is misheard. */
    private static final double MOST_SURE = 0.6;

    /** Longer ones are heard right. */
    private static final int LONGEST = 5;

    private static final int LEAST_OF_TWO = 2;
    private static final int LONGEST_OF_TWO = 7;

    private final PhraseList acknowledgements;
    private final PhraseList openings;
    private final List<String> meant;
    private final List<String> ofTwo;
    private final List<String> notMeant;

    /** @param phrases of the language; without {@link Phrases#openings()} nothing is taken for misheard */
    public Mishearing(Phrases phrases) {
        this.acknowledgements = PhraseList.of(phrases.sounds(), phrases.acknowledgements());
        this.openings = PhraseList.of(phrases.openings(), phrases.stops());
        this.meant = phrases.openings().isEmpty()
                ? List.of()
                : sounds(Stream.of(phrases.sounds(), phrases.acknowledgements())).stream()
                        .filter(sounds -> sounds.length() <= LONGEST)
                        .toList();
        this.ofTwo =
                meant.stream().filter(sounds -> sounds.length() >= LEAST_OF_TWO).toList();
        this.notMeant = sounds(Stream.of(phrases.stops()));
    }

    private static List<String> sounds(Stream<List<String>> lists) {
        return lists.flatMap(List::stream)
                .map(phrase -> RoughSounds.of(Words.of(phrase)))
                .filter(sounds -> !sounds.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * {@code true} when the text sounds like one acknowledgement or two, more than like a stop phrase, and says nothing that
     * somebody who wants the floor begins with.
     */
    public boolean ofAcknowledgement(String text, double confidence) {
        List<String> words = Words.of(text);
        if (confidence > MOST_SURE
                || words.isEmpty()
                || words.size() > MOST_WORDS
                || openings.isWithin(words)
                || words.stream().anyMatch(Mishearing::isNumber)
                || acknowledgements.makesUp(words)) {
            return false;
        }
        String heard = RoughSounds.of(words);
        double nearest = nearest(words);
        return heard.length() <= LONGEST_OF_TWO
                && nearest <= MOST_OTHER * heard.length()
                && nearest < nearest(heard, notMeant);
    }

    /** "Oh" is said more often than meant for a zero. */
    private static boolean isNumber(String word) {
        return !word.equals("oh") && SpokenDigits.in(List.of(word)) > 0;
    }

    /** Two acknowledgements are two words or more: of "Camaro" a recogniser has made one word, and of one. */
    private double nearest(List<String> words) {
        double nearest = nearest(RoughSounds.of(words), meant);
        for (int end = 1; end < words.size(); end++) {
            String first = RoughSounds.of(words.subList(0, end));
            String second = RoughSounds.of(words.subList(end, words.size()));
            if (first.length() >= LEAST_OF_TWO && second.length() >= LEAST_OF_TWO) {
                nearest = Math.min(nearest, nearest(first, ofTwo) + nearest(second, ofTwo));
            }
        }
        return nearest;
    }

    private static double nearest(String heard, List<String> phrases) {
        return phrases.stream()
                .mapToDouble(phrase -> RoughSounds.distance(heard, phrase))
                .min()
                .orElse(Double.MAX_VALUE);
    }
}
