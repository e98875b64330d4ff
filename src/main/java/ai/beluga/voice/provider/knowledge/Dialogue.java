package ai.beluga.voice.provider.knowledge;

import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides what to say to a conversation: the same one always gets the same answer. */
final class Dialogue {

    private static final Pattern GOES_ON = Pattern.compile("^(and|or|but|also|what about|how about|what if|then)\\b.*");
    private static final Pattern POINTS_BACK =
            Pattern.compile(".*\\b(it|its|that|there|they|them|their|those|these|this|one)\\b.*");
    private static final Pattern ANYTHING_ELSE = Pattern.compile("(?i).*\\b(anything|something) else\\b.*\\?\\s*$");

    /** A question with more words of its own stands by itself. */
    private static final int MOST_OWN_WORDS = 2;
    /** How far back the subject of a question is looked for. */
    private static final int MOST_EARLIER = 3;
    /** A question that only goes on must still have this much to do with what it goes on about. */
    private static final double RELATED = 0.30;

    private final KnowledgeBase knowledge;
    private final Embedder embedder;
    private final Phrases phrases;

    Dialogue(KnowledgeBase knowledge, Embedder embedder, Phrases phrases) {
        this.knowledge = knowledge;
        this.embedder = embedder;
        this.phrases = phrases;
    }

    /** @param conversation ends with the caller's words */
    Answer answer(List<Utterance> conversation) {
        List<Utterance> before = conversation.subList(0, conversation.size() - 1);
        Understood understood = Understood.of(conversation.getLast().text());
        return switch (understood.intent()) {
            case NOTHING -> phrases.unheard();
            case GREETING -> phrases.greeting();
            case THANKS -> phrases.welcome();
            case YES -> phrases.goOn();
            case NO -> wasAskedForMore(before) ? phrases.goodbye() : phrases.goOn();
            case GOODBYE -> phrases.goodbye();
            case REPEAT -> repeat(before);
            case PERSON -> phrases.person();
            case ABILITIES -> phrases.abilities();
            case WHO -> phrases.who();
            case QUESTION -> inform(understood.question(), before);
        };
    }

    private static Optional<Utterance> lastOf(Speaker speaker, List<Utterance> before) {
        return before.reversed().stream()
                .filter(utterance -> utterance.speaker() == speaker)
                .findFirst();
    }

    private static boolean wasAskedForMore(List<Utterance> before) {
        return lastOf(Speaker.AGENT, before)
                .filter(said -> ANYTHING_ELSE.matcher(said.text()).matches())
                .isPresent();
    }

    /** The last answer again; when it was cut off, the whole of it. */
    private Answer repeat(List<Utterance> before) {
        int at = lastAnswer(before);
        if (at < 0) {
            return phrases.nothingToRepeat();
        }
        Utterance said = before.get(at);
        return said.interrupted() && at > 0
                ? answer(before.subList(0, at))
                : Answer.of(Sentences.of(said.text()).toArray(String[]::new));
    }

    /**
     * Where the agent last spoke directly after the caller, or first of all: what it said after words of its own was no
     * answer but "Are you still there?" or the like.
     *
     * @return -1 when it never spoke
     */
    private static int lastAnswer(List<Utterance> before) {
        int at = before.size() - 1;
        while (at >= 0 && !(isAgent(before, at) && !isAgent(before, at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isAgent(List<Utterance> before, int at) {
        return at >= 0 && before.get(at).speaker() == Speaker.AGENT;
    }

    private Answer inform(String question, List<Utterance> before) {
        KnowledgeBase.Found found = find(question, earlierQuestions(before));
        return found.isEnough()
                ? Answer.of(new Excerpt(found.section(), found.meanings())
                        .of(question, embedder)
                        .toArray(String[]::new))
                : phrases.unknown();
    }

    private KnowledgeBase.Found find(String question, String earlier) {
        KnowledgeBase.Found alone = knowledge.best(question);
        if (earlier.isEmpty() || !leansOnEarlier(question)) {
            return alone;
        }
        KnowledgeBase.Found together = knowledge.best(earlier + " " + question);
        boolean related = knowledge.likeness(question, together.section()) >= RELATED
                || Words.content(question).isEmpty();
        return related && together.score() > alone.score() ? together : alone;
    }

    private static boolean leansOnEarlier(String question) {
        int own = Words.content(question).size();
        return own <= 1
                || own <= MOST_OWN_WORDS
                        && (GOES_ON.matcher(question).matches()
                                || POINTS_BACK.matcher(question).matches());
    }

    /** The nearest question that stands by itself, and what went on from it, oldest first. */
    private static String earlierQuestions(List<Utterance> before) {
        List<String> questions = new ArrayList<>();
        for (Utterance utterance : before.reversed()) {
            Understood understood = utterance.speaker() == Speaker.CALLER
                    ? Understood.of(utterance.text())
                    : new Understood(Intent.NOTHING, "");
            if (understood.intent() == Intent.QUESTION) {
                questions.addFirst(understood.question());
                if (!leansOnEarlier(understood.question()) || questions.size() == MOST_EARLIER) {
                    break;
                }
            }
        }
        return String.join(" ", questions);
    }
}
