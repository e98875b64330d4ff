package ai.beluga.voice.turn;

import ai.beluga.voice.event.Expectation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How complete English words sound, judged by how they end and by what was asked for. A recogniser closes whatever it gets
 * with a full stop, so the last words count more than the punctuation. The figures order the cases; they were chosen on the
 * tuning half of the pause set (docs/endpointing-report.md) and are no measured frequencies.
 */
record EnglishTurnWords() implements TurnWords {

    private static final double HESITATING = 0.05;
    private static final double VALUE_BEGUN = 0.05;
    /** A digit or two are missing, or the recogniser missed them. */
    private static final double VALUE_ALMOST_THERE = 0.3;
    /** This share of a value's digits is almost all of it. */
    private static final double ALMOST_ALL = 0.7;
    /** A value was asked for, and there is nothing of it: an introduction, or words for digits that were misheard. */
    private static final double NO_VALUE_YET = 0.35;

    private static final double HANGING = 0.15;
    private static final double ENUMERATING = 0.25;
    /** With so many words before it a comma is as likely the recogniser's. */
    private static final double COMMA = 0.45;

    private static final double DICTATING = 0.2;
    private static final double SPELLING = 0.3;
    private static final double ADDRESS_BEGUN = 0.3;
    private static final double ADDRESS_WITH_A_PLACE = 0.45;
    private static final double DICTATED_ENOUGH = 0.4;
    private static final double ANNOUNCING = 0.3;
    private static final double STATED = 0.7;
    private static final double REPLIED = 0.85;
    private static final double ASKED = 0.9;

    /** Digits of a full telephone number, without and with its area. */
    private static final int SHORT_NUMBER_DIGITS = 7;

    private static final int LONG_NUMBER_DIGITS = 10;
    /** More than a group of a longer number. */
    private static final int ORDER_DIGITS = 5;

    /** Digits of a postal code, with which an address ends. */
    private static final int POSTAL_CODE_DIGITS = 5;
    /** An address of so many words may be whole. */
    private static final int ADDRESS_WORDS = 7;
    /** House, street and what kind of street; more than that is the place. */
    private static final int STREET_WORDS = 4;
    /** Who was asked to spell and says so few words spells, whatever the recogniser made of the letters. */
    private static final int SPELLING_WORDS = 5;
    /** A yes or no with so many words about it is the answer and nothing else. */
    private static final int YES_NO_WORDS = 3;

    private static final Set<String> FILLERS = Set.of("um", "uh", "uhm", "er", "erm", "hm", "hmm", "well");

    /** Nobody ends with these. */
    private static final Set<String> CONNECTORS = words("""
        and or but because cause so if unless while the a an my your our their his its i i'm i'd i'll i've we're it's
        that's which than like we they every
        """);

    /** These end questions ("who is it for?") but hardly statements. */
    private static final Set<String> OPENERS = words("""
        to for of with at in on from by about into is are was were be am will would could should can have has had want
        need me who where when what that very between under per
        """);

    /** With one of these before it what would begin a phrase belongs to the verb: "turn it on". */
    private static final Set<String> OBJECTS = words("it them this these those him us");

    private static final Set<String> PARTICLES = words("on in at up off out by about over from");

    /** Behind these "so" is no beginning. */
    private static final Set<String> THINKING = words("think hope guess believe suppose say not");

    /** Whoever says one of these may have nothing else to give. */
    private static final Set<String> REFUSALS = words("""
        don't no not can't cannot haven't what sorry pardon repeat why who
        """);

    /** Before a noun; after a determiner they want one. */
    private static final Set<String> ADJECTIVES = words("""
        new old next last other same whole first second third main big small little wrong right
        """);

    private static final Set<String> DETERMINERS = words("the a an my your our their his her this that");

    /** A sentence that begins so has another half. */
    private static final Pattern HALF = Pattern.compile(
            "(and |but |so |well |um )?(if|when|because|since|although|unless|until|after|before|as soon as) .*");

    private static final int HALF_WORDS = 8;
    private static final int CLAUSE_WORDS = 5;

    /** Says that something comes. */
    private static final Pattern ANNOUNCED = Pattern.compile("(.* )?("
            + String.join(
                    "|",
                    "(a|an|one|another|two|my|this|quick) (question|problem|issue|request|complaint|favor)s?",
                    "hello|hi|hey|hi there|good (morning|afternoon|evening)",
                    "let me (see|look|check|think)|let's see|one moment|hold on|one second",
                    "the (thing|problem|reason)|(the|my) (number|code|name|address)")
            + ")");

    private static final Set<String> ANSWERS = words("""
        yes yeah yep no nope okay ok sure correct right please thanks bye goodbye exactly
        """);

    /** With nothing beside them a yes or a no, or what goes with one. */
    private static final Set<String> YES_NO = words("""
        yes yeah yep yup no nope sure correct right absolutely exactly please thanks thank you that's it is do i not
        of course definitely okay ok don't
        """);

    private static final Set<String> YES_NO_ITSELF = words("""
        yes yeah yep yup no nope sure correct right absolutely exactly course definitely okay ok do don't not
        """);

    private static final Pattern MAIL_ADDRESS_END = Pattern.compile(".*(\\.| dot )(com|org|net|edu|co|uk|de|io)$");

    @Override
    public double completeness(String text, Expectation expectation) {
        String spoken = text.strip().toLowerCase(Locale.ENGLISH).replace('’', '\'');
        List<String> words = Words.of(spoken);
        if (words.isEmpty()) {
            return UNKNOWN;
        }
        boolean question = spoken.endsWith("?");
        if (FILLERS.contains(words.getLast())) {
            return HESITATING;
        }
        if (expectation.kind() == Expectation.Kind.NUMBER && SpokenDigits.inNumber(words) > 0) {
            return number(words, expectation.digits());
        }
        if (isOpen(words) || wantsMore(words, question) && !isYesNo(words, expectation)) {
            return HANGING;
        }
        return switch (expectation.kind()) {
            case FREE -> sentence(spoken, words);
            case NUMBER -> withoutValue(spoken, words, NO_VALUE_YET);
            case YES_NO -> isYesNo(words, expectation) ? ANSWERED : sentence(spoken, words);
            case ADDRESS -> address(spoken, words);
            case SPELLING -> spelling(spoken, words);
        };
    }

    @Override
    public Expectation expected(String agentWords) {
        return EnglishQuestions.expected(agentWords);
    }

    /** What words are looked up in, and phrases with the words that patterns hold. */
    static List<Collection<String>> lists() {
        return List.of(
                FILLERS,
                CONNECTORS,
                OPENERS,
                ADJECTIVES,
                DETERMINERS,
                OBJECTS,
                PARTICLES,
                THINKING,
                REFUSALS,
                ANSWERS,
                YES_NO,
                YES_NO_ITSELF,
                List.of(
                        ANNOUNCED.pattern(),
                        "questions problems issues requests complaints favors",
                        HALF.pattern(),
                        MAIL_ADDRESS_END.pattern()));
    }

    private static boolean isOpen(List<String> words) {
        boolean thinksSo =
                words.size() > 1 && words.getLast().equals("so") && THINKING.contains(words.get(words.size() - 2));
        return CONNECTORS.contains(words.getLast()) && !thinksSo;
    }

    /** What was asked for is not there, unless the caller says why. */
    private static double withoutValue(String spoken, List<String> words, double atMost) {
        double sounds = sentence(spoken, words);
        boolean question = spoken.endsWith("?");
        return question || words.stream().anyMatch(REFUSALS::contains) ? sounds : Math.min(sounds, atMost);
    }

    private static boolean wantsMore(List<String> words, boolean question) {
        if (question || words.size() < 2) {
            return false;
        }
        String last = words.getLast();
        boolean ofTheVerb = PARTICLES.contains(last) && OBJECTS.contains(words.get(words.size() - 2));
        return OPENERS.contains(last) && !ofTheVerb
                || ADJECTIVES.contains(last) && DETERMINERS.contains(words.get(words.size() - 2));
    }

    private static boolean isYesNo(List<String> words, Expectation expectation) {
        return expectation.kind() == Expectation.Kind.YES_NO
                && words.size() <= YES_NO_WORDS
                && YES_NO.containsAll(words)
                && words.stream().anyMatch(YES_NO_ITSELF::contains);
    }

    private static double sentence(String spoken, List<String> words) {
        if (spoken.endsWith(",") || spoken.endsWith("-") || spoken.endsWith("…") || spoken.endsWith("...")) {
            return words.size() <= CLAUSE_WORDS ? ENUMERATING : COMMA;
        }
        if (spoken.endsWith("?")) {
            return ASKED;
        }
        int digits = SpokenDigits.trailing(words);
        if (digits >= 2) {
            return ofDigits(digits);
        }
        if (ANSWERS.contains(words.getLast())) {
            return words.size() <= 2 && YES_NO_ITSELF.contains(words.getLast()) ? UNKNOWN : REPLIED;
        }
        String plain = String.join(" ", words);
        if (ANNOUNCED.matcher(plain).matches()
                || words.size() <= HALF_WORDS && HALF.matcher(plain).matches()) {
            return ANNOUNCING;
        }
        return spoken.endsWith(".") || spoken.endsWith("!") ? STATED : UNKNOWN;
    }

    private static double ofDigits(int digits) {
        if (digits >= LONG_NUMBER_DIGITS) {
            return REPLIED;
        }
        if (digits >= SHORT_NUMBER_DIGITS) {
            return UNKNOWN;
        }
        return digits >= ORDER_DIGITS ? DICTATED_ENOUGH : DICTATING;
    }

    private static double number(List<String> words, int wanted) {
        int digits = SpokenDigits.inNumber(words);
        if (wanted == 0) {
            return ofDigits(digits);
        }
        if (digits >= wanted) {
            return digits == wanted ? ANSWERED : STATED;
        }
        boolean almost = digits == wanted - 1 || digits >= ALMOST_ALL * wanted;
        return almost ? VALUE_ALMOST_THERE : VALUE_BEGUN;
    }

    private static double address(String spoken, List<String> words) {
        boolean whole = SpokenDigits.trailing(words) >= POSTAL_CODE_DIGITS;
        if (whole) {
            return REPLIED;
        }
        if (SpokenDigits.in(words) == 0) {
            return words.size() < ADDRESS_WORDS ? withoutValue(spoken, words, UNKNOWN) : sentence(spoken, words);
        }
        double atMost = words.size() > STREET_WORDS ? ADDRESS_WITH_A_PLACE : ADDRESS_BEGUN;
        double sounds = sentence(spoken, words);
        return words.size() < ADDRESS_WORDS ? Math.min(sounds, atMost) : sounds;
    }

    private static double spelling(String spoken, List<String> words) {
        String plain = spoken.replaceAll("[.!,]+$", "");
        if (MAIL_ADDRESS_END.matcher(plain).matches()) {
            return REPLIED;
        }
        boolean letter = words.getLast().length() == 1 || SpokenDigits.trailing(words) > 0;
        if (letter) {
            return SPELLING;
        }
        return words.size() <= SPELLING_WORDS ? withoutValue(spoken, words, NO_VALUE_YET) : sentence(spoken, words);
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }
}
