package ai.beluga.voice.turn;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Phrases to be found among words. */
final class PhraseList {

    private final List<List<String>> phrases;

    private PhraseList(List<List<String>> phrases) {
        this.phrases = phrases;
    }

    @SafeVarargs
    static PhraseList of(List<String>... lists) {
        return new PhraseList(Stream.of(lists)
                .flatMap(List::stream)
                .map(Words::of)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .toList());
    }

    /** One of the phrases is among the words. */
    boolean isWithin(List<String> words) {
        return phrases.stream().anyMatch(phrase -> Collections.indexOfSubList(words, phrase) >= 0);
    }

    /** The words are phrases of this list and nothing else; no words are. */
    boolean makesUp(List<String> words) {
        boolean[] reached = new boolean[words.size() + 1];
        reached[0] = true;
        for (int start = 0; start < words.size(); start++) {
            for (List<String> phrase : phrases) {
                int end = start + phrase.size();
                if (reached[start] && end <= words.size() && same(phrase, words.subList(start, end))) {
                    reached[end] = true;
                }
            }
        }
        return reached[words.size()];
    }

    private static boolean same(List<String> phrase, List<String> words) {
        for (int i = 0; i < phrase.size(); i++) {
            if (!Words.squeezed(phrase.get(i)).equals(Words.squeezed(words.get(i)))) {
                return false;
            }
        }
        return true;
    }
}
