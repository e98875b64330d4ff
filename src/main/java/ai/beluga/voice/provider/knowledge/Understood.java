package ai.beluga.voice.provider.knowledge;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a caller's words are about. English, and forgiving about case, punctuation and what recognisers make of "bye".
 *
 * @param intent what is wanted
 * @param question the words without politeness around them, lower case; empty unless a {@link Intent#QUESTION}
 */
record Understood(Intent intent, String question) {

    private static final Pattern OPENING = words("um|uh|uhm|erm|er|ah|oh|well|so|hmm|okay|ok|right|alright|all"
            + " right|great|perfect|excellent|lovely|good|fine|hello( there)?|hi( there)?|hey( there)?|good"
            + " (morning|afternoon|evening|day)|thank you( (very|so) much)?|thanks( (a lot|very much|so"
            + " much))?|yes|yeah|yep|yup|sure|no|nope|nah|please|excuse me|sorry|and thank you|cool|got it|i"
            + " see|that helps|that is (great|good|all right)");
    private static final Pattern CLOSING = words("please|thank you( (very|so) much)?|thanks( a lot)?|for me|sorry");

    private static final Pattern GOODBYE =
            words("good ?bye( now)?|(bye|buy|by)( |-)?(bye|buy|by)|bye|goodby|so long|see you("
                + " (later|soon|then|around))?|have a (nice|good|great|lovely) (day|one|evening|weekend|time)|take"
                + " care|(thats|(that|this) (is|was|will be|would be)) (all|everything|it)( i (need|needed|wanted))?("
                + " to know)?( for (now|today))?|thatll be (all|it)|nothing (else|more)|hang up( the phone)?|(im|i am)"
                + " (all )?(done|finished)|end the call|i (have|dont have|have no) (no |any )?(more|other|further)"
                + " questions");
    private static final Pattern REPEAT = words(
            "(say|tell me) (that|it|this) (again|once more|one more time)|say again|repeat( (that|it|this|yourself))?"
                    + "( again)?|come again|pardon( me)?|once more|one more time|what (did|do) you say|what was that"
                    + "|(say )?that again|i beg your pardon|again"
                    + "|i? ?(didnt|did not|couldnt|could not|cant|cannot|dont) (quite )?(hear|catch|understand|get)"
                    + "( (that|you|it|what you said|a word))?( properly)?|(speak|talk) (more slowly|slower|louder|up)");
    private static final Pattern PERSON = words(
            "(speak|talk|chat|connect(ed)?|put through|transfer(red)?)( me)?( through)?( to| with)( an?| the| your|"
                + " some)?( (real|actual|live|human|other))* (person|human("
                + " being)?|someone|somebody|operator|representative|agent|staff|colleague|adviser|advisor|receptionist|manager|employee|one"
                + " of your (colleagues|people)|mechanic|member of staff)|(put|pass|connect|transfer) me"
                + " (through|over|on)|transfer me|(a |an )?(real|actual|live|human)"
                + " (person|human|operator|being|agent)|get me (a|an|the|your|someone|somebody)"
                + " ?(person|human|operator|manager|representative)?|(i (want|need) )?(a|an|the)"
                + " (human|operator|representative)|operator|representative|transfer (this|the|my) call|pass me on");
    private static final Pattern REFUSED = words("(dont|do not|not) (want|need|like|wish)");
    private static final Pattern WHO =
            words("(are you|is this|is that|am i (speaking|talking) (to|with))( an?| the)?( (real|actual|live))?"
                    + " (robot|machine|computer|bot|person|human( being)?|ai|recording)|(who|what) are you"
                    + "|who am i (speaking|talking) (to|with)|whats your name|what is your name");
    private static final Pattern ABILITIES =
            words("what (can|could|do) you (do|help|tell|know|answer)( (me|for me|about|with|me about|me with))?"
                    + "|how can you help( me)?|what can i ask( you)?|help( me)?|(can|could) you help( me)?|i need help"
                    + "|i have a question|i have some questions");

    /** Words that may be left over around a phrase without making a question of it. */
    private static final int SPARE_WORDS = 1;

    static Understood of(String text) {
        String plain = Words.plain(text);
        String core = trimmed(plain);
        if (WHO.matcher(core).find() && spare(core, WHO) <= SPARE_WORDS) {
            return new Understood(Intent.WHO, "");
        }
        if (PERSON.matcher(plain).find() && !REFUSED.matcher(plain).find()) {
            return new Understood(Intent.PERSON, "");
        }
        if (isMostly(plain, GOODBYE)) {
            return new Understood(Intent.GOODBYE, "");
        }
        if (isMostly(core, REPEAT) || plain.matches("sorry|pardon|excuse me|huh|what|sorry what")) {
            return new Understood(Intent.REPEAT, "");
        }
        if (isMostly(core, ABILITIES)) {
            return new Understood(Intent.ABILITIES, "");
        }
        return core.isEmpty() ? new Understood(politeness(plain), "") : new Understood(Intent.QUESTION, core);
    }

    private static Intent politeness(String plain) {
        if (has(plain, "no|nope|nah")) {
            return Intent.NO;
        }
        if (has(plain, "thank|thanks")) {
            return Intent.THANKS;
        }
        if (has(plain, "yes|yeah|yep|yup|sure")) {
            return Intent.YES;
        }
        if (has(plain, "hello|hi|hey|morning|afternoon|evening|day")) {
            return Intent.GREETING;
        }
        return Intent.NOTHING;
    }

    private static boolean has(String plain, String any) {
        return words(any).matcher(plain).find();
    }

    private static boolean isMostly(String plain, Pattern phrase) {
        return phrase.matcher(plain).find() && spare(trimmed(plain), phrase) == 0;
    }

    /** How many words of a topic are left when the phrase is taken out. */
    private static int spare(String plain, Pattern phrase) {
        return Words.content(trimmed(phrase.matcher(plain).replaceAll(" "))).size();
    }

    /** Without openings and closings, as many as there are. */
    private static String trimmed(String plain) {
        String rest = plain;
        String before;
        do {
            before = rest;
            rest = without(rest, OPENING.matcher(rest), true);
            rest = without(rest, CLOSING.matcher(rest), false);
        } while (!rest.equals(before));
        return rest;
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

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b");
    }
}
