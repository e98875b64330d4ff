package ai.beluga.voice.provider.knowledge;

import java.util.regex.Pattern;

/**
 * What a caller's words are about. English, and forgiving about case, punctuation and what recognisers make of "bye".
 *
 * @param intent what is wanted
 * @param question the words without politeness around them, lower case; empty unless a {@link Intent#QUESTION}
 */
record Understood(Intent intent, String question) {

    private static final Pattern REPEAT = Courtesy.words(
            "(say|tell me) (that|it|this) (again|once more|one more time)|say again|repeat( (that|it|this|yourself))?"
                    + "( again)?|come again|pardon( me)?|once more|one more time|what (did|do) you say|what was that"
                    + "|(say )?that again|i beg your pardon|again"
                    + "|i? ?(didnt|did not|couldnt|could not|cant|cannot|dont) (quite )?(hear|catch|understand|get)"
                    + "( (that|you|it|what you said|a word))?( properly)?|(speak|talk) (more slowly|slower|louder|up)");
    private static final Pattern WHO = Courtesy.words(
            "(are you|is this|is that|am i (speaking|talking) (to|with))( an?| the)?( (real|actual|live))?"
                + " (robot|machine|computer|bot|person|human( being)?|operator|representative|ai|recording)|(who|what)"
                + " are you|who am i (speaking|talking) (to|with)|whats your name|what is your name");
    private static final Pattern ABILITIES = Courtesy.words(
            "what (can|could|do) you (do|help|tell|know|answer)( (me|for me|about|with|me about|me with))?"
                    + "|how can you help( me)?|what can i ask( you)?|help( me)?|(can|could) you help( me)?|i need help"
                    + "|i( still)? have (an?|one|some|more|other|another|a few|further)( more| other)? questions?");

    /** Words that may be left over around a phrase without making a question of it. */
    private static final int SPARE_WORDS = 1;

    static Understood of(String text) {
        String plain = Words.plain(text);
        String core = Courtesy.trimmed(plain);
        if (WHO.matcher(core).find() && Courtesy.spare(core, WHO) <= SPARE_WORDS) {
            return new Understood(Intent.WHO, "");
        }
        if (PersonWish.isIn(text)) {
            return new Understood(Intent.PERSON, "");
        }
        if (Farewell.isIn(text)) {
            return new Understood(Intent.GOODBYE, "");
        }
        if (Courtesy.isMostly(core, REPEAT) || plain.matches("sorry|pardon|excuse me|huh|what|sorry what")) {
            return new Understood(Intent.REPEAT, "");
        }
        if (Courtesy.isMostly(core, ABILITIES)) {
            return new Understood(Intent.ABILITIES, "");
        }
        if (Farewell.isRefused(core)) {
            return new Understood(Intent.YES, "");
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
        return Courtesy.words(any).matcher(plain).find();
    }
}
