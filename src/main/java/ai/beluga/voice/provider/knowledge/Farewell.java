package ai.beluga.voice.provider.knowledge;

import java.util.regex.Pattern;

/** Tells goodbye from what sounds like it: a caller who was only asking must not be hung up on. */
final class Farewell {

    private static final Pattern BYE = Courtesy.words(
            "good ?bye?( now)?|(bye|buy|by)( |-)?(bye|buy|by)|bye|goodby|so long|see you (later|soon|then|around)|have"
                    + " a (nice|good|great|lovely) (day|one|evening|weekend|time)|take care(?! (of|about|that)\\b)"
                    + "|((can|could|would|will) you( please| just)* )?(hang up( the phone)?|end the call)");
    private static final Pattern NO_MORE = Courtesy.words(
            "(thats|(that|this) (is|was|will be|would be)) (all|everything|it)( i (need|needed|wanted))?("
                    + " to know)?( for (now|today))?|thatll be (all|it)|nothing (else|more)|(im|i am) (all"
                    + " )?(done|finished)|(no|(dont|do not) have( any)?) (more|other|further) questions");
    private static final Pattern ANY = Pattern.compile(BYE.pattern() + "|" + NO_MORE.pattern());

    private static final Pattern STAY = Courtesy.words(
            "(dont|do not|not|never|cant|cannot|wont)( (you|please|just|yet|ever|want|need|like|going|have|to))*"
                    + " (hang up|end the call|say (good ?bye?|bye))( yet)?");
    /** A request to hang up is a question in form only. */
    private static final Pattern ASKS =
            Pattern.compile("(what(?! an?\\b)|whats|wheres|when|where|who|whos|which|why|how)\\b.*"
                    + "|(?!(can|could|would|will) you( please| just)* (hang up|end the call))"
                    + "(is|isnt|are|arent|am|was|were|do|does|did|can|could|will|would|shall|should|may|must|has|have)"
                    + " (i|you|he|she|it|we|they|there|this|that|these|those|the|my|your|our|any\\w*|some\\w*)\\b.*");

    private Farewell() {}

    /** Whether the caller asks not to be hung up on, and nothing else. */
    static boolean isRefused(String plain) {
        return Courtesy.isMostly(plain, STAY);
    }

    /** Whether the caller says goodbye and nothing that wants an answer. */
    static boolean isIn(String text) {
        String plain = Words.plain(text);
        return Courtesy.spare(plain, ANY) == 0
                && !STAY.matcher(plain).find()
                && Courtesy.sentences(text).anyMatch(Farewell::ends);
    }

    /** "That's it?" asks, "Bye?" does not. */
    private static boolean ends(String sentence) {
        String plain = Words.plain(sentence);
        if (ASKS.matcher(plain).matches()
                || ASKS.matcher(Courtesy.trimmed(plain)).matches()) {
            return false;
        }
        return BYE.matcher(plain).find()
                || NO_MORE.matcher(plain).find() && !sentence.strip().endsWith("?");
    }
}
