package ai.beluga.voice.turn;

import ai.beluga.voice.event.Expectation;
import ai.beluga.voice.event.Expectation.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from an agent's last sentence, in English, what it waits for. */
final class EnglishQuestions {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    /** So many sentences back a question may lie: "What is your number? It is on your card." */
    private static final int SENTENCES = 2;

    private static final Map<String, Integer> COUNTS = Map.ofEntries(
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("twelve", 12),
            Map.entry("sixteen", 16));

    private static final Pattern ASKS = Pattern.compile(
            "\\b(what|which|where|who|tell|give|say|read|enter|provide|repeat|spell|dictate|need|have|know"
                    + "|confirm|verify|share)\\b");
    private static final Pattern SPELLING = Pattern.compile("\\b(spell|letter by letter|e-?mail)\\b");
    private static final Pattern NUMBER = Pattern.compile("\\b(number(?! of)|digits?|code|pin|zip|postcode)\\b");
    private static final Pattern DIGITS =
            Pattern.compile("\\b(\\d{1,2}|" + String.join("|", COUNTS.keySet()) + ")[- ](?:\\w+ )?digits?\\b");
    private static final Pattern ZIP = Pattern.compile("\\bzip\\b");
    private static final Pattern ADDRESS =
            Pattern.compile("\\b(address|where do you live|where (should|shall|do) we)\\b");
    private static final String VERBS = "is|are|am|do|does|did|can|could|would|will|has|have|should|shall|was|were|may"
            + "|isn't|aren't|don't|didn't";
    private static final Pattern YES_NO = Pattern.compile(
            "(.*, )?(so |and |okay,? |well,? )?(" + VERBS + ")\\b.*\\?$|.*\\b(right|correct|okay|yes or no)\\?$");
    /** They sound like yes or no and ask for more. */
    private static final Pattern OPEN = Pattern.compile(String.join(
            "|",
            "\\b(anything|something) else\\b",
            "\\bor\\b",
            "\\b(can|could|would|will) you (please )?"
                    + "(tell|give|say|spell|repeat|describe|explain|let|provide|share|read|enter)\\b",
            "\\bdo you (have|know|remember)\\b",
            "\\b(can|could|may) i (have|get|ask|help)\\b"));

    private static final int ZIP_DIGITS = 5;

    private EnglishQuestions() {}

    static Expectation expected(String agentWords) {
        List<String> sentences = SENTENCE_END
                .splitAsStream(agentWords.toLowerCase(Locale.ENGLISH).strip())
                .filter(sentence -> !sentence.isBlank())
                .toList();
        return sentences.subList(Math.max(0, sentences.size() - SENTENCES), sentences.size()).reversed().stream()
                .map(EnglishQuestions::of)
                .filter(expectation -> expectation.kind() != Kind.FREE)
                .findFirst()
                .orElse(Expectation.FREE);
    }

    private static Expectation of(String sentence) {
        boolean asks = ASKS.matcher(sentence).find() && (sentence.endsWith("?") || sentence.contains("please"));
        boolean yesNo =
                YES_NO.matcher(sentence).matches() && !OPEN.matcher(sentence).find();
        if (yesNo) {
            return Expectation.of(Kind.YES_NO);
        }
        if (asks && SPELLING.matcher(sentence).find()) {
            return Expectation.of(Kind.SPELLING);
        }
        if (asks && NUMBER.matcher(sentence).find()) {
            return Expectation.number(digits(sentence));
        }
        if (asks && ADDRESS.matcher(sentence).find()) {
            return Expectation.of(Kind.ADDRESS);
        }
        return Expectation.FREE;
    }

    private static int digits(String sentence) {
        Matcher counted = DIGITS.matcher(sentence);
        if (counted.find()) {
            String count = counted.group(1);
            return Character.isDigit(count.charAt(0)) ? Integer.parseInt(count) : COUNTS.getOrDefault(count, 0);
        }
        return ZIP.matcher(sentence).find() ? ZIP_DIGITS : 0;
    }
}
