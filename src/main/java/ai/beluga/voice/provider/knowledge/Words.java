package ai.beluga.voice.provider.knowledge;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words without what a recogniser adds or leaves out at will: case, punctuation, apostrophes. English. */
final class Words {

    /** Carry no topic: a question shares them with every text. */
    private static final Set<String> STOP =
            Set.of(("a about actually all also am an and any are as at be been before but by can could did do does"
                + " doing dont down for from get give go got had has have hello hey hi how i id if ill im in into is"
                + " it its ive just know kindly let like many may maybe me might mine more much my need now of off oh"
                + " okay on or our out please really say see should so some tell than thank thanks that thats the"
                + " their them then there these they this those to too uh um up us very want wanted was we were what"
                + " whats when where which while who why will with wondering would yes you your yours")
                    .split(" "));

    private Words() {}

    /** Lower-case words, joined by single spaces; "e-mail" is one word. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("['’`]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .replaceAll("\\be (?=mail|bike|bicycle)", "e")
                .strip();
    }

    /** Stems of the words that carry a topic, in order, each once. */
    static Set<String> content(String text) {
        return split(plain(text)).stream()
                .filter(word -> !STOP.contains(word))
                .map(Words::stem)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static List<String> split(String plain) {
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" "));
    }

    /** Rough, and enough to bring "prices" and "price", "opening" and "open" together. */
    private static String stem(String word) {
        String stem = word;
        if (stem.length() > 4 && stem.endsWith("ies")) {
            return stem.substring(0, stem.length() - 3) + "y";
        }
        if (stem.length() > 3 && stem.endsWith("s") && !stem.endsWith("ss")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        if (stem.length() > 5 && stem.endsWith("ing")) {
            stem = stem.substring(0, stem.length() - 3);
        } else if (stem.length() > 4 && stem.endsWith("ed")) {
            stem = stem.substring(0, stem.length() - 2);
        }
        return stem.length() > 3 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }
}
