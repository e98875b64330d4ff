package ai.beluga.voice.provider.knowledge;

import ai.beluga.voice.agent.AgentReply.Then;
import java.util.List;
import java.util.Locale;

/** What is said that stands in no file. */
final class Phrases {

    private static final int MOST_TOPICS = 4;

    private final List<String> topics;
    private final boolean transfers;

    /**
     * @param topics what the files are about, none of them blank; may be empty
     * @param transfers whether there is a person to transfer to
     */
    Phrases(List<String> topics, boolean transfers) {
        this.topics = List.copyOf(topics);
        this.transfers = transfers;
    }

    Answer unheard() {
        return Answer.of("Sorry, I did not catch that.", "Could you say it again?");
    }

    Answer greeting() {
        return Answer.of("Hello!", "What would you like to know?");
    }

    Answer welcome() {
        return Answer.of("You are welcome.", "Is there anything else I can help you with?");
    }

    Answer goOn() {
        return Answer.of("What would you like to know?");
    }

    Answer goodbye() {
        return new Answer(List.of("Thank you for calling.", "Goodbye!"), Then.HANG_UP);
    }

    Answer nothingToRepeat() {
        return Answer.of("I have not said anything yet.", "What would you like to know?");
    }

    Answer person() {
        return transfers
                ? new Answer(List.of("One moment please, I will put you through to a person."), Then.TRANSFER)
                : Answer.of(
                        "I am sorry, I cannot put you through to a person.",
                        "Is there anything else I can help you with?");
    }

    Answer abilities() {
        return Answer.of(ability() + ".", "What would you like to know?");
    }

    Answer who() {
        return Answer.of("I am an automated assistant.", ability() + ".");
    }

    Answer unknown() {
        String offer = transfers ? ", or put you through to a person." : ".";
        return Answer.of("I am sorry, I do not know that.", ability() + offer);
    }

    private String ability() {
        List<String> some =
                topics.stream().limit(MOST_TOPICS).map(Phrases::inSentence).toList();
        return switch (some.size()) {
            case 0 -> "I can answer some questions";
            case 1 -> "I can tell you about " + some.getFirst();
            default ->
                "I can tell you about " + String.join(", ", some.subList(0, some.size() - 1)) + " and "
                        + some.getLast();
        };
    }

    /** "Opening hours" begins small within a sentence, "VAT" does not. */
    private static String inSentence(String topic) {
        return topic.length() > 1 && Character.isLowerCase(topic.charAt(1))
                ? topic.substring(0, 1).toLowerCase(Locale.ROOT) + topic.substring(1)
                : topic;
    }
}
