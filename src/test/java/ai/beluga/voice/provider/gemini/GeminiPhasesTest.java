package ai.beluga.voice.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening.Turns;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Orders of messages that the vendor's documentation allows, one by one. */
class GeminiPhasesTest {

    private static final String AUDIO =
            "{'modelTurn':{'parts':[{'inlineData':{'mimeType':'audio/pcm;rate=24000','data':'" + "AAAA".repeat(320)
                    + "'}}]}}";

    private final List<S2sEvent> events = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final GeminiConversation conversation = conversation(Turns.OURS);

    @Test
    void utteranceWithoutWordsIsFinalWhenTheCallerGoesOn() {
        turn();
        turn();
        vendor("{'inputTranscription':{'text':'and a taxi'}}");
        vendor("{'interrupted':true}", "{'turnComplete':true}", AUDIO, "{'turnComplete':true}");

        assertThat(all(S2sEvent.CallerText.class))
                .containsExactly(
                        new S2sEvent.CallerText(1, "", true),
                        new S2sEvent.CallerText(2, "and a taxi", false),
                        new S2sEvent.CallerText(2, "and a taxi", true));
    }

    @Test
    void replyAskedForWhileTheFormerIsGivenUpSurvivesTheVendorsOwnInterruption() {
        turn();
        vendor(AUDIO, "{'generationComplete':true}");
        turn();
        vendor("{'interrupted':true}", "{'turnComplete':true}", "{'turnComplete':true}");

        assertThat(all(S2sEvent.ReplyEnded.class)).hasSize(2);
        assertThat(all(S2sEvent.ReplyBegan.class)).hasSize(2);
    }

    @Test
    void callerWhoSpeaksWhileAToolIsAtWorkBehindTheEndOfTheTurnIsAnswered() {
        turn();
        call("{'name':'lookup','id':'fc1'}");
        vendor("{'turnComplete':true}");
        turn();
        vendor(AUDIO, "{'generationComplete':true}", "{'turnComplete':true}");

        assertThat(all(S2sEvent.ReplyBegan.class))
                .containsExactly(new S2sEvent.ReplyBegan(false), new S2sEvent.ReplyBegan(false));
        assertThat(all(S2sEvent.Audio.class)).isNotEmpty();
    }

    @Test
    void givingUpTheAnswerToAToolsResultWaitsForTheEndOfItsTurn() {
        turn();
        call("{'name':'lookup','id':'fc1'}");
        vendor("{'turnComplete':true}");
        conversation.toolResult("fc1", "{}");
        turn();
        vendor(AUDIO, "{'turnComplete':true}");
        assertThat(all(S2sEvent.Audio.class)).isEmpty();

        vendor(AUDIO, "{'turnComplete':true}");
        assertThat(all(S2sEvent.Audio.class)).isNotEmpty();
    }

    @Test
    void toolCallThatCannotBeReadBehindTheResultsOfAnotherIsAReplyThatFailed() {
        turn();
        call("{'name':'lookup','id':'fc1'}");
        conversation.toolResult("fc1", "{}");

        vendor("{'turnComplete':true,'turnCompleteReason':'MALFORMED_FUNCTION_CALL'}");

        assertThat(all(S2sEvent.ReplyEnded.class))
                .containsExactly(
                        new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE),
                        new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.FAILED));
        assertThat(all(S2sEvent.ReplyBegan.class)).last().isEqualTo(new S2sEvent.ReplyBegan(true));
    }

    @Test
    void toolCallThatCannotBeReadOfAVendorThatTakesTheTurnsIsAReplyThatFailed() {
        GeminiConversation vendors = conversation(Turns.VENDORS);
        vendors.take(JsonMessage.parse("{\"serverContent\":{\"inputTranscription\":{\"text\":\"a table\"}}}"));
        JsonMessage failed = JsonMessage.parse(
                "{\"serverContent\":{\"turnComplete\":true,\"turnCompleteReason\":\"MALFORMED_FUNCTION_CALL\"}}");
        vendors.take(failed);
        vendors.take(failed);

        assertThat(all(S2sEvent.ReplyEnded.class))
                .containsExactly(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.FAILED));
    }

    @Test
    void wordsAloneBeginNoReply() {
        turn();
        vendor(AUDIO, "{'generationComplete':true}", words("late"), "{'turnComplete':true}", words(" and later"));
        assertThat(all(S2sEvent.ReplyBegan.class)).hasSize(1);
        assertThat(all(S2sEvent.Words.class)).isEmpty();

        turn();
        vendor(words("good bye"), AUDIO, "{'turnComplete':true}");
        assertThat(all(S2sEvent.ReplyBegan.class)).hasSize(2);
        assertThat(all(S2sEvent.Words.class)).containsExactly(new S2sEvent.Words(2, "good bye"));
    }

    @Test
    void wordsThatComeWhileAToolIsAtWorkBeginNoReply() {
        turn();
        vendor(AUDIO);
        call("{'name':'lookup','id':'fc1'}");
        vendor(words("one moment"));
        assertThat(all(S2sEvent.ReplyBegan.class)).hasSize(1);

        conversation.toolResult("fc1", "{}");
        vendor(words("it is free"), AUDIO, "{'turnComplete':true}");
        assertThat(all(S2sEvent.ReplyBegan.class))
                .containsExactly(new S2sEvent.ReplyBegan(false), new S2sEvent.ReplyBegan(true));
        assertThat(all(S2sEvent.Words.class)).containsExactly(new S2sEvent.Words(2, "it is free"));
    }

    @Test
    void soundThatWasNothingIsAnsweredByNobodyAndIsNoUtterance() {
        conversation.callerStarted();
        conversation.callerWithdrew();
        vendor("{'inputTranscription':{'text':'hm'}}");
        conversation.accept(new short[8_000], 0, 8_000);
        assertThat(sent).containsExactly(ClientMessages.ACTIVITY_START);

        conversation.callerStarted();
        conversation.callerFinished();
        vendor("{'inputTranscription':{'text':'a table'}}", AUDIO, "{'turnComplete':true}");

        assertThat(sent).containsOnlyOnce(ClientMessages.ACTIVITY_START).last().isEqualTo(ClientMessages.ACTIVITY_END);
        assertThat(all(S2sEvent.CallerText.class))
                .containsExactly(
                        new S2sEvent.CallerText(1, "a table", false), new S2sEvent.CallerText(1, "a table", true));
    }

    @Test
    void activityOfASoundThatWasNothingEndsWithTheTextThatIsAnswered() {
        conversation.callerStarted();
        conversation.callerWithdrew();
        sent.clear();
        conversation.tell(new Line(Line.Role.CALLER, "4711"), true);

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).contains("4711", "\"turnComplete\":false");
        assertThat(sent.getLast()).isEqualTo(ClientMessages.ACTIVITY_END);
        conversation.callerStarted();
        vendor(AUDIO, "{'generationComplete':true}", "{'turnComplete':true}");
        assertThat(sent.getLast()).isEqualTo(ClientMessages.ACTIVITY_START);
    }

    @Test
    void resultThatComesWhenItsReplyWasGivenUpIsToldInWordsOnceTheModelIsSilent() {
        turn();
        call("{'name':'lookup','id':'fc1'}");
        turn();
        sent.clear();
        conversation.toolResult("fc1", "{\"free\":true}");
        vendor("{'interrupted':true}", "{'turnComplete':true}", AUDIO, "{'generationComplete':true}");
        assertThat(sent).isEmpty();

        vendor("{'turnComplete':true}");
        assertThat(sent)
                .singleElement()
                .asString()
                .contains("clientContent", "The result of lookup is there", "free")
                .doesNotContain("toolResponse");
    }

    @Test
    void resultThatComesWhenNobodySpeaksAnyMoreIsToldAtOnce() {
        turn();
        call("{'name':'lookup','id':'fc1'}");
        vendor("{'turnComplete':true}");
        conversation.interrupt(0, 0);
        sent.clear();

        conversation.toolResult("fc1", "{\"free\":true}");
        conversation.toolResult("fc1", "{\"free\":true}");

        assertThat(sent).singleElement().asString().contains("The result of lookup is there");
    }

    @Test
    void resultOfACallThatWasWithdrawnAfterItsReplyWasGivenUpGoesNowhere() {
        turn();
        call("{'name':'lookup','id':'fc1'}");
        turn();
        cancel("fc1");
        vendor("{'interrupted':true}", "{'turnComplete':true}", AUDIO, "{'turnComplete':true}");
        sent.clear();
        conversation.toolResult("fc1", "{}");

        assertThat(sent).isEmpty();
        assertThat(all(S2sEvent.ToolWithdrawn.class)).containsExactly(new S2sEvent.ToolWithdrawn("fc1"));
    }

    @Test
    void callsOfATurnThatWasGivenUpHoldUpNoneOfTheNext() {
        turn();
        call("{'name':'lookup','id':'fc1'},{'name':'count','id':'fc2'}");
        conversation.toolResult("fc2", "{\"n\":2}");
        turn();
        vendor("{'interrupted':true}", "{'turnComplete':true}");
        call("{'name':'lookup','id':'fc3'}");
        sent.clear();
        conversation.toolResult("fc3", "{}");

        assertThat(sent)
                .singleElement()
                .asString()
                .contains("toolResponse", "fc3")
                .doesNotContain("fc1", "fc2");
    }

    @Test
    void callerIsHeardAtOnceWhenTheVendorWithdrawsWhatItWaitedFor() {
        turn();
        call("{'name':'lookup','id':'fc1'}");
        vendor("{'turnComplete':true}");
        conversation.callerStarted();
        sent.clear();
        cancel("fc1");

        assertThat(sent).containsExactly(ClientMessages.ACTIVITY_START);
        assertThat(all(S2sEvent.ToolWithdrawn.class)).containsExactly(new S2sEvent.ToolWithdrawn("fc1"));
    }

    /** The vendor takes the turns, and ends what it is about to say for any line of a client. */
    @Test
    void linesThatWaitedDoNotCutOffTheAnswerToACallerWhoInterrupted() {
        GeminiConversation theirs = conversation(Turns.VENDORS);
        vendor(theirs, "{'inputTranscription':{'text':'a table'}}", AUDIO);
        theirs.tell(new Line(Line.Role.AGENT, "One moment."), false);
        vendor(theirs, "{'interrupted':true}", "{'turnComplete':true}", "{'inputTranscription':{'text':'wait'}}");
        theirs.tell(new Line(Line.Role.AGENT, "Please."), false);
        vendor(theirs, AUDIO, "{'generationComplete':true}");
        assertThat(sent).isEmpty();

        vendor(theirs, "{'turnComplete':true}");
        assertThat(sent).singleElement().asString().contains("One moment.", "Please.");
    }

    private static String words(String words) {
        return "{'outputTranscription':{'text':'" + words + "'}}";
    }

    private GeminiConversation conversation(Turns turns) {
        return new GeminiConversation(turns, events::add, sent::add);
    }

    private void turn() {
        conversation.callerStarted();
        conversation.callerFinished();
    }

    private void call(String function) {
        conversation.take(JsonMessage.parse(("{'toolCall':{'functionCalls':[" + function + "]}}").replace('\'', '"')));
    }

    private void cancel(String call) {
        conversation.take(JsonMessage.parse("{\"toolCallCancellation\":{\"ids\":[\"" + call + "\"]}}"));
    }

    private void vendor(String... contents) {
        vendor(conversation, contents);
    }

    private static void vendor(GeminiConversation to, String... contents) {
        Stream.of(contents)
                .map(content -> "{'serverContent':" + content + "}")
                .map(message -> JsonMessage.parse(message.replace('\'', '"')))
                .forEach(to::take);
    }

    private <E extends S2sEvent> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
