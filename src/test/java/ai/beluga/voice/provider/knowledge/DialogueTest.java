package ai.beluga.voice.provider.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialogueTest {

    private final Dialogue dialogue = DemoKnowledge.dialogue(false);
    private final List<Utterance> conversation = new ArrayList<>();

    @Test
    void onlyTheSentenceAskedForIsSaid() {
        assertThat(says("What are your opening hours on Saturday?"))
                .isEqualTo("On Saturday we are open from nine in the morning until one in the afternoon.");
    }

    @Test
    void followUpGoesOnAboutTheSameTopic() {
        says("What are your opening hours on Saturday?");

        assertThat(says("and on Sunday?")).contains("closed on Sunday");
        assertThat(says("What about Friday?")).contains("Monday to Friday");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        How much does it cost to rent a city bike?, And an electric one?,    forty five dollars
        How much is a flat tire?,                   and a full service?,     ninety dollars
        Can I return a helmet?,                     and where are you located?, Mill Street
        Do you sell gift cards?,                    How long are they valid?, three years
        """)
    void followUpFindsWhatItGoesOnAbout(String first, String second, String held) {
        says(first);

        assertThat(says(second)).contains(held);
    }

    @Test
    void followUpAboutSomethingElseIsNotAnsweredWithTheOldTopic() {
        says("What are your opening hours on Saturday?");

        assertThat(says("and the capital of France?")).startsWith("I am sorry, I do not know that.");
    }

    @Test
    void unknownIsAdmittedWithWhatCanBeAsked() {
        assertThat(says("What is the capital of France?"))
                .isEqualTo("I am sorry, I do not know that. I can tell you about opening hours, address and location,"
                        + " parking and getting here by bus or train.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Goodbye.",
                "bye bye",
                "Okay thank you very much, bye.",
                "that's all, thanks",
                "good bye",
                "Thank you, good-by.",
                "by by",
                "No, that is all. Goodbye.",
                "have a nice day",
                "I'm done",
                "I have no more questions.",
                "I don't have any other questions, thanks",
                "No, I don't. Goodbye.",
                "Take care!",
                "you can hang up now",
                "Could you hang up, please?",
                "Can you end the call?"
            })
    void goodbyeIsAnsweredAndEndsTheCall(String goodbye) {
        Answer answer = answer(goodbye);

        assertThat(answer.then()).isEqualTo(Then.HANG_UP);
        assertThat(answer.sentences()).contains("Goodbye!");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Is that all you have?",
                "Can I buy a bike?",
                "Do you open by nine?",
                "Where can I buy a lock?",
                "I have more questions",
                "I have other questions",
                "Do you take care of that?",
                "Will you take care of it?",
                "Is there nothing else?",
                "So that's it?"
            })
    void questionThatSoundsLikeGoodbyeDoesNotEndTheCall(String question) {
        assertThat(answer(question).then()).isEqualTo(Then.LISTEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Please don't hang up",
                "Don't end the call",
                "I do not want you to hang up.",
                "don't say goodbye yet",
                "I still have a few more questions."
            })
    void callerWhoWantsToGoOnIsAskedForTheQuestion(String wish) {
        assertThat(says(wish)).endsWith("What would you like to know?");
    }

    @Test
    void noAfterAnOfferOfMoreIsGoodbye() {
        says("thank you");

        assertThat(answer("No.").then()).isEqualTo(Then.HANG_UP);
    }

    @Test
    void noWithoutAnOfferIsNotGoodbye() {
        assertThat(answer("No.").then()).isEqualTo(Then.LISTEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Say that again please.",
                "Could you repeat that?",
                "pardon",
                "Sorry, what did you say?",
                "I didn't catch that",
                "Sorry?",
                "what was that again"
            })
    void lastWordsAreRepeated(String wish) {
        String said = says("Do you take cash?");

        assertThat(says(wish)).isEqualTo(said);
    }

    @Test
    void answerIsRepeatedThoughTheGatewaySpokeAfterIt() {
        String said = says("Do you take cash?");
        conversation.add(Utterance.agent("Sorry, I lost you for a moment."));
        conversation.add(Utterance.agent("Are you still there?"));

        assertThat(says("say that again")).isEqualTo(said);
    }

    @Test
    void interruptedAnswerIsRepeatedWholeThoughTheGatewaySpokeAfterIt() {
        conversation.add(Utterance.caller("Do you take cash?"));
        conversation.add(new Utterance(Speaker.AGENT, "We take", true));
        conversation.add(Utterance.agent("Are you still there?"));

        assertThat(says("say that again")).isEqualTo("We take cash, cards and bank transfer.");
    }

    @Test
    void greetingIsRepeatedBeforeAnythingWasAsked() {
        conversation.add(Utterance.agent("Hello, this is the bicycle shop."));
        conversation.add(Utterance.agent("Are you still there?"));

        assertThat(says("say that again")).isEqualTo("Hello, this is the bicycle shop.");
    }

    @Test
    void interruptedAnswerIsRepeatedWhole() {
        conversation.add(Utterance.caller("Do you take cash?"));
        conversation.add(new Utterance(Speaker.AGENT, "We take", true));

        assertThat(says("say that again")).isEqualTo("We take cash, cards and bank transfer.");
    }

    @Test
    void repeatingWithoutAnythingSaidIsAdmitted() {
        assertThat(says("Say that again.")).startsWith("I have not said anything yet.");
    }

    @Test
    void namedTopicIsAskedForEvenWithTheWordRepeat() {
        assertThat(says("Can you repeat the opening hours?")).contains("Monday to Friday");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Can I speak to a person?",
                "I want to talk to a real human",
                "Please transfer me.",
                "could you put me through to someone",
                "operator",
                "connect me with a colleague please",
                "Can you get me a manager?",
                "An operator, please.",
                "I don't want to talk to a robot, I want to speak to a person",
                "i don't want to talk to a robot i want to speak to a person",
                "I do not need this, let me speak to a human",
                "I do not want to talk to a machine. Representative!"
            })
    void wishForAPersonTransfersWhenThereIsOne(String wish) {
        Answer transferring = DemoKnowledge.dialogue(true).answer(List.of(Utterance.caller(wish)));
        Answer declining = answer(wish);

        assertThat(transferring.then()).isEqualTo(Then.TRANSFER);
        assertThat(declining.then()).isEqualTo(Then.LISTEN);
        assertThat(declining.sentences().getFirst()).contains("cannot put you through");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Can someone pick up my bike?",
                "I don't want to talk to a person",
                "I don't want to speak to a person",
                "Am I talking to a person?",
                "Please do not transfer me.",
                "I don't need an operator",
                "Can you get me a price for a new chain?",
                "Could you get me the address?",
                "Are you a tour operator?"
            })
    void talkAboutPersonsIsNoWishForOne(String words) {
        Answer answer = DemoKnowledge.dialogue(true).answer(List.of(Utterance.caller(words)));

        assertThat(answer.then()).isEqualTo(Then.LISTEN);
    }

    @Test
    void questionThatOnlySoundsLikeTheWishIsAnswered() {
        assertThat(says("Could you get me the address?")).contains("Mill Street");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        Hello!,                     Hello!
        Thank you very much.,       You are welcome.
        Yes.,                       What would you like to know?
        What can you help me with?, I can tell you about
        Are you a robot?,           I am an automated assistant.
        um,                         'Sorry, I did not catch that.'
        '',                         'Sorry, I did not catch that.'
        """)
    void smallTalkIsAnswered(String words, String start) {
        assertThat(says(words)).startsWith(start);
    }

    private Answer answer(String words) {
        conversation.add(Utterance.caller(words));
        return dialogue.answer(conversation);
    }

    private String says(String words) {
        String said = String.join(" ", answer(words).sentences());
        conversation.add(Utterance.agent(said));
        return said;
    }
}
