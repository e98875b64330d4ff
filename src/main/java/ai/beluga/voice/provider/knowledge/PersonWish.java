package ai.beluga.voice.provider.knowledge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the wish to speak with a person. */
final class PersonWish {

    private static final String WHICH = "( an?| the| your| some)?( (real|actual|live|human|other))*";
    private static final String WHO =
            " (person|human( being)?|someone|somebody|operator|representative|agent|staff|colleague|adviser|advisor"
                    + "|receptionist|manager|employee|one of your (colleagues|people)|mechanic|member of staff)";

    private static final Pattern ANYWHERE = Courtesy.words(
            "(speak|talk|chat|connect(ed)?|put through|transfer(red)?)( me)?( through)?( to| with)" + WHICH + WHO
                    + "|get me" + WHICH + WHO
                    + "|(put|pass|connect|transfer) me (through|over|on)|transfer me|transfer (this|the|my) call"
                    + "|(an? )?(real|actual|live|human) (person|human|operator|being|agent)"
                    + "|i (want|need) (an?|the) (human|operator|representative)");
    /** "A tour operator" is none. */
    private static final Pattern ALONE =
            Courtesy.words("(i said )?((an?|the) )?(operator|representative)|(an?|the) human");

    private static final Pattern REFUSING =
            Pattern.compile(".*\\b(dont|do not|not|never|no need|didnt|did not|without having|without)( really)?("
                    + " (want|need|like|wish|have))?( you)?( to)?( be)?$");

    private PersonWish() {}

    static boolean isIn(String text) {
        return Courtesy.sentences(text).map(Words::plain).anyMatch(PersonWish::isInSentence);
    }

    private static boolean isInSentence(String plain) {
        return isWanted(plain, ANYWHERE) || Courtesy.isMostly(plain, ALONE) && isWanted(plain, ALONE);
    }

    /** A refusal counts only directly before the wish: "I don't want a robot, I want to speak to a person". */
    private static boolean isWanted(String plain, Pattern wish) {
        Matcher matcher = wish.matcher(plain);
        while (matcher.find()) {
            String before = plain.substring(0, matcher.start()).strip();
            if (!REFUSING.matcher(before).matches()) {
                return true;
            }
        }
        return false;
    }
}
