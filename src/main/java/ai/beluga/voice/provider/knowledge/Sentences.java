package ai.beluga.voice.provider.knowledge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts written text into sentences that can be spoken one by one. */
final class Sentences {

    private static final Set<String> ABBREVIATIONS =
            Set.of("mr.", "mrs.", "ms.", "dr.", "st.", "no.", "e.g.", "i.e.", "etc.", "approx.", "a.m.", "p.m.");

    private Sentences() {}

    /** Each with its closing mark; a last one without gets a full stop. */
    static List<String> of(String text) {
        String flat = text.replaceAll("\\s+", " ").strip();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.US);
        breaks.setText(flat);
        List<String> sentences = new ArrayList<>();
        int from = 0;
        for (int to = breaks.first(); to != BreakIterator.DONE; to = breaks.next()) {
            String sentence = flat.substring(from, to).strip();
            if (!sentence.isEmpty() && !endsInAbbreviation(sentence)) {
                sentences.add(sentence);
                from = to;
            }
        }
        String rest = flat.substring(from).strip();
        if (!rest.isEmpty()) {
            sentences.add(rest);
        }
        return sentences.stream().map(Sentences::closed).toList();
    }

    private static boolean endsInAbbreviation(String sentence) {
        String last = sentence.substring(sentence.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return ABBREVIATIONS.contains(last);
    }

    private static String closed(String sentence) {
        char last = sentence.charAt(sentence.length() - 1);
        return switch (last) {
            case '.', '!', '?' -> sentence;
            case ':', ';', ',' -> sentence.substring(0, sentence.length() - 1) + ".";
            default -> sentence + ".";
        };
    }
}
