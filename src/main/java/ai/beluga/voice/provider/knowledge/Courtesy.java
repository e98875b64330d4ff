package ai.beluga.voice.provider.knowledge;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The polite words around what a caller has to say, and what is left without them. English. */
final class Courtesy {

    private static final Pattern OPENING = words("um|uh|uhm|erm|er|ah|oh|well|so|hmm|okay|ok|right|alright|all"
            + " right|great|perfect|excellent|lovely|good|fine|hello( there)?|hi( there)?|hey( there)?|good"
            + " (morning|afternoon|evening|day)|thank you( (very|so) much)?|thanks( (a lot|very much|so"
            + " much))?|yes|yeah|yep|yup|sure|no|nope|nah|please|excuse me|sorry|and thank you|cool|got it|i"
            + " see|that helps|that is (great|good|all right)");
    private static final Pattern CLOSING = words("please|thank you( (very|so) much)?|thanks( a lot)?|for me|sorry");

    private Courtesy() {}

    /** Plain words without openings and closings, as many as there are. */
    static String trimmed(String plain) {
        String rest = plain;
        String before;
        do {
            before = rest;
            rest = without(rest, OPENING.matcher(rest), true);
            rest = without(rest, CLOSING.matcher(rest), false);
        } while (!rest.equals(before));
        return rest;
    }

    /** As the recogniser parted them; without punctuation, all in one. */
    static Stream<String> sentences(String text) {
        return Arrays.stream(text.split("(?<=[.!?;])\\s+"));
    }

    /** How many words of a topic are left when a phrase is taken out. */
    static int spare(String plain, Pattern phrase) {
        return Words.content(trimmed(phrase.matcher(plain).replaceAll(" "))).size();
    }

    /** Whether a phrase is there, and around it nothing of a topic. */
    static boolean isMostly(String plain, Pattern phrase) {
        return phrase.matcher(plain).find() && spare(trimmed(plain), phrase) == 0;
    }

    /** Any of these, as whole words. */
    static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }

    private static String without(String plain, Matcher matcher, boolean atStart) {
        while (matcher.find()) {
            if (atStart && matcher.start() == 0) {
                return plain.substring(matcher.end()).strip();
            }
            if (!atStart && matcher.end() == plain.length()) {
                return plain.substring(0, matcher.start()).strip();
            }
        }
        return plain;
    }
}
