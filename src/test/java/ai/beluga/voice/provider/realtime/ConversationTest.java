package ai.beluga.voice.provider.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.S2sEvent.ReplyEnded.How;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What events mean, one by one, also where no simulator sends them so. */
class ConversationTest {

    private static final String CALL =
            "{'id':'i9','type':'function_call','status':'completed','call_id':'c1','name':'look','arguments':'{}'}";
    private static final S2sEvent BEGAN = new S2sEvent.ReplyBegan(false);

    private final Spoken spoken = new Spoken(Opening.Turns.OURS);

    @Test
    void wordsThatCameOnlyAtTheEndAreToldThen() {
        asked();
        spoken.tells(
                "{'type':'response.output_audio_transcript.delta','response_id':'r1','item_id':'i1','content_index':0,'delta':'Good'}",
                "{'type':'response.output_audio_transcript.done','response_id':'r1','item_id':'i1','content_index':0,'transcript':'Good"
                    + " morning'}");

        assertThat(spoken.told)
                .containsExactly(BEGAN, new S2sEvent.Words(1, "Good"), new S2sEvent.Words(1, " morning"));
    }

    @Test
    void partThatNobodyEndedEndsWithItsReply() {
        asked();
        spoken.sounds("r1", "i1", 20).ends("r1", "completed", "");

        assertThat(spoken.told)
                .endsWith(new S2sEvent.PartEnded(1), new S2sEvent.ReplyEnded(How.COMPLETE))
                .hasSize(4);
    }

    @Test
    void contentOfOneItemIsPartsOfItsOwnAndTheUnheardIsCutNotDeleted() {
        asked();
        spoken.sounds("r1", "i1", 500)
                .tells(
                        "{'type':'response.output_audio.delta','response_id':'r1','item_id':'i1','content_index':1,'delta':'AAAA'}")
                .left();
        spoken.conversation.interrupt(1, 200);

        assertThat(spoken.sent.get(1)).isEqualTo(Spoken.json(ClientEvents.truncate("i1", 0, 200)));
        assertThat(spoken.sent.get(2)).isEqualTo(Spoken.json(ClientEvents.truncate("i1", 1, 0)));
        assertThat(spoken.left())
                .containsExactly("response.cancel", "conversation.item.truncate", "conversation.item.truncate");
    }

    @Test
    void wholePartThatWasHeardIsLeftAsItIs() {
        asked();
        spoken.sounds("r1", "i1", 500).ends("r1", "completed", "").left();
        spoken.conversation.interrupt(1, 501);

        assertThat(spoken.left()).isEmpty();
    }

    @Test
    void replyThatWasGivenUpEndsAsStoppedHoweverFarTheVendorGot() {
        asked();
        spoken.sounds("r1", "i1", 500);
        spoken.conversation.interrupt(1, 100);
        spoken.ends("r1", "completed", "");

        assertThat(spoken.told).last().isEqualTo(new S2sEvent.ReplyEnded(How.STOPPED));
    }

    @Test
    void messageThatBeganAfterItsReplyWasGivenUpIsDeleted() {
        asked();
        spoken.sounds("r1", "i1", 500);
        spoken.conversation.interrupt(1, 100);
        spoken.left();
        spoken.sounds("r1", "i2", 500)
                .ends("r1", "cancelled", "{'id':'i1','type':'message'},{'id':'i2','type':'message'}");

        assertThat(spoken.sent).containsExactly(Spoken.json(ClientEvents.delete("i2")));
        assertThat(parts()).containsExactly(1);
    }

    @Test
    void toolCalledByAReplyThatWasGivenUpIsAnsweredAndNotTold() {
        asked();
        spoken.conversation.interrupt(0, 0);
        spoken.left();
        spoken.tells("{'type':'response.output_item.done','response_id':'r1','item':" + CALL + "}")
                .ends("r1", "cancelled", CALL);

        assertThat(spoken.sent)
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("function_call_output", "c1", "not done"));
        assertThat(spoken.told).containsExactly(BEGAN, new S2sEvent.ReplyEnded(How.STOPPED));
    }

    @Test
    void toolCallThatWasCutIsNone() {
        asked();
        spoken.tells("{'type':'response.output_item.done','response_id':'r1','item':"
                + CALL.replace("completed", "incomplete") + "}");

        assertThat(spoken.told).containsExactly(BEGAN);
    }

    @Test
    void toolCallThatIsToldWithTheEndOfTheReplyAloneIsOne() {
        asked();
        spoken.ends("r1", "completed", CALL);

        assertThat(spoken.told)
                .containsExactly(
                        BEGAN, new S2sEvent.ToolCalled("c1", "look", "{}"), new S2sEvent.ReplyEnded(How.COMPLETE));
    }

    @Test
    void resultThatIsThereBeforeTheReplyEndsWaitsForItsEnd() {
        asked();
        spoken.tells("{'type':'response.output_item.done','response_id':'r1','item':" + CALL + "}")
                .left();
        spoken.conversation.toolResult("c1", "{}");
        assertThat(spoken.left()).containsExactly("conversation.item.create");

        spoken.ends("r1", "completed", CALL);

        assertThat(spoken.left()).containsExactly("response.create");
    }

    @Test
    void resultThatComesAsTheCallerGoesOnAfterTheWholeReplyIsNotAnswered() {
        asked();
        spoken.sounds("r1", "i1", 500).ends("r1", "completed", CALL).left();
        spoken.conversation.interrupt(1, 501);
        spoken.conversation.toolResult("c1", "{}");

        assertThat(spoken.left()).containsExactly("conversation.item.create");
    }

    @Test
    void callersTurnIsAnsweredOnceWhenResultsWaitToo() {
        asked();
        spoken.tells("{'type':'response.output_item.done','response_id':'r1','item':" + CALL + "}");
        spoken.conversation.toolResult("c1", "{}");
        spoken.conversation.tell(new Line(Line.Role.CALLER, "hello"), true);
        spoken.left();
        spoken.ends("r1", "completed", CALL);
        assertThat(spoken.left()).containsExactly("response.create");

        spoken.begins("r2", 2).ends("r2", "completed", "");

        assertThat(spoken.left()).isEmpty();
        assertThat(spoken.told).contains(BEGAN).doesNotContain(new S2sEvent.ReplyBegan(true));
    }

    @Test
    void replyThatWasAskedForAndGivenUpBeforeItBeganIsNeverTold() {
        spoken.conversation.callerFinished();
        spoken.left();
        spoken.conversation.interrupt(0, 0);
        spoken.begins("r1", 1).sounds("r1", "i1", 100).ends("r1", "cancelled", "{'id':'i1','type':'message'}");

        assertThat(spoken.told).isEmpty();
        assertThat(spoken.left()).containsExactly("response.cancel", "conversation.item.delete");
    }

    @Test
    void replyThatIsNeverBegunHoldsNothingUpOnceItWasGivenUp() {
        spoken.conversation.callerFinished();
        spoken.conversation.interrupt(0, 0);
        spoken.left();
        spoken.conversation.callerFinished();
        assertThat(spoken.left()).endsWith("response.create");

        spoken.begins("r2", 2).ends("r2", "completed", "");

        assertThat(spoken.told).containsExactly(BEGAN, new S2sEvent.ReplyEnded(How.COMPLETE));
    }

    @Test
    void replyThatWasGivenUpIsNotTakenForTheNextHoweverLateItBegins() {
        spoken.conversation.callerFinished();
        spoken.conversation.interrupt(0, 0);
        spoken.conversation.callerFinished();
        spoken.begins("r1", 1)
                .refuses("{'code':'conversation_already_has_active_response','event_id':'ask_2'}")
                .sounds("r1", "i1", 100)
                .left();
        spoken.ends("r1", "cancelled", "");
        assertThat(spoken.left()).containsExactly("response.create");

        spoken.begins("r2", 3);

        assertThat(spoken.told).containsExactly(BEGAN);
    }

    @Test
    void refusalOfWhatWasGivenUpIsNoneOfTheNext() {
        spoken.conversation.callerFinished();
        spoken.conversation.interrupt(0, 0);
        spoken.conversation.callerFinished();
        spoken.refuses("{'type':'server_error','code':'x','event_id':'ask_1'}").begins("r2", 2);

        assertThat(spoken.told).containsExactly(BEGAN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'invalid_request_error','code':'x','event_id':'ask_1'}",
                "{'type':'server_error','code':'x','event_id':'ask_1'}",
                "{'type':'invalid_request_error','message':'no such thing','event_id':null}"
            })
    void refusedReplyIsOneThatFailed(String error) {
        spoken.conversation.callerFinished();
        spoken.refuses(error);

        assertThat(spoken.told).containsExactly(BEGAN, new S2sEvent.ReplyEnded(How.FAILED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'type':'server_error','code':'x'}",
                "{'type':'invalid_request_error','code':'x','event_id':'truncate'}",
                "{'type':'invalid_request_error','code':'response_cancel_not_active'}",
                "{'type':'invalid_request_error','message':'Cancellation failed: no active response found'}",
                "{'type':'invalid_request_error','message':'Audio content of 90ms is already shorter than 91ms'}",
                "{'type':'requests','code':'rate_limit_exceeded'}"
            })
    void refusalOfSomethingElseLeavesTheReplyToCome(String error) {
        spoken.conversation.callerFinished();
        spoken.refuses(error).begins("r1", 1);

        assertThat(spoken.told).containsExactly(BEGAN);
    }

    @Test
    void replyRefusedBecauseOneIsUnderWayIsAskedForBehindIt() {
        Spoken vendors = new Spoken(Opening.Turns.VENDORS);
        vendors.conversation.tell(new Line(Line.Role.DIRECTION, "Say hello."), true);
        vendors.tells("{'type':'response.created','response':{'id':'r1','metadata':null}}")
                .refuses("{'message':'Conversation already has an active response in progress.'}")
                .left();
        vendors.ends("r1", "completed", "");
        assertThat(vendors.left()).containsExactly("response.create");

        vendors.begins("r2", 2);

        assertThat(vendors.told).containsExactly(BEGAN, new S2sEvent.ReplyEnded(How.COMPLETE), BEGAN);
    }

    @Test
    void audioThatIsNoneIsSaidSo() {
        asked();

        assertThatThrownBy(() -> spoken.tells(
                        "{'type':'response.output_audio.delta','response_id':'r1','item_id':'i1','delta':'%%'}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textsOfCallersFollowEachOtherByTheirItems() {
        spoken.tells(
                "{'type':'input_audio_buffer.committed','item_id':'a'}",
                "{'type':'input_audio_buffer.committed','item_id':'b'}",
                "{'type':'conversation.item.input_audio_transcription.completed','item_id':'b','transcript':'second'}",
                "{'type':'conversation.item.input_audio_transcription.delta','item_id':'a','delta':'fir'}",
                "{'type':'conversation.item.input_audio_transcription.delta','item_id':'a','delta':'st'}",
                "{'type':'conversation.item.input_audio_transcription.failed','item_id':'a','error':{}}",
                "{'type':'conversation.item.input_audio_transcription.completed','item_id':'b','transcript':'other'}");

        assertThat(spoken.told)
                .containsExactly(
                        new S2sEvent.CallerText(2, "second", true),
                        new S2sEvent.CallerText(1, "fir", false),
                        new S2sEvent.CallerText(1, "first", false),
                        new S2sEvent.CallerText(1, "", true));
    }

    @Test
    void cumulativeTextReplacesTheFormer() {
        spoken.tells(
                "{'type':'conversation.item.input_audio_transcription.updated','item_id':'a','transcript':'when'}",
                "{'type':'conversation.item.input_audio_transcription.updated','item_id':'a','transcript':'when do'}");

        assertThat(spoken.told)
                .containsExactly(
                        new S2sEvent.CallerText(1, "when", false), new S2sEvent.CallerText(1, "when do", false));
    }

    @Test
    void usageIsToldWhereTheVendorSaysWhatTheTokensWereOf() {
        asked();
        spoken.tells("{'type':'response.done','response':{'id':'r1','status':'completed','usage':{'input_tokens':9,"
                + "'input_token_details':{'text_tokens':4,'audio_tokens':5},"
                + "'output_token_details':{'text_tokens':1,'audio_tokens':7}}}}");

        assertThat(spoken.told).contains(new S2sEvent.Used(new S2sEvent.Usage(5, 7, 4, 1)));
    }

    @Test
    void usageInTotalIsToldAsOfNoKind() {
        asked();
        spoken.tells("{'type':'response.done','response':{'id':'r1','status':'completed',"
                + "'usage':{'input_tokens':412,'output_tokens':96,'total_tokens':508}}}");

        assertThat(spoken.told).contains(new S2sEvent.Used(new S2sEvent.Usage(0, 0, 0, 0, 412, 96)));
    }

    @Test
    void usageOfNothingIsNotTold() {
        asked();
        spoken.tells("{'type':'response.done','response':{'id':'r1','status':'failed','usage':{'input_tokens':0}}}");

        assertThat(spoken.told).containsExactly(BEGAN, new S2sEvent.ReplyEnded(How.FAILED));
    }

    @Test
    void turnsOfTheGatewayTellNothingOfTheVendorsEars() {
        spoken.tells("{'type':'input_audio_buffer.speech_started','item_id':'a'}");

        assertThat(spoken.told).isEmpty();
    }

    @Test
    void lineWithoutWordsIsAnsweredButNotSent() {
        spoken.conversation.tell(new Line(Line.Role.CALLER, " "), true);
        assertThat(spoken.left()).containsExactly("response.create");
    }

    @Test
    void replyToTheCallerGoesOnWhenTheEndOfTheLastIsToldLate() {
        Spoken vendors = new Spoken(Opening.Turns.VENDORS);
        vendors.tells("{'type':'response.created','response':{'id':'r1'}}")
                .sounds("r1", "i1", 900)
                .ends("r1", "completed", "")
                .tells(
                        "{'type':'input_audio_buffer.speech_started','item_id':'a'}",
                        "{'type':'response.created','response':{'id':'r2'}}")
                .sounds("r2", "i2", 100);
        vendors.conversation.interrupt(1, 300);
        assertThat(vendors.sent).containsExactly(Spoken.json(ClientEvents.truncate("i1", 0, 300)));

        vendors.left();
        vendors.conversation.interrupt(2, 50);

        assertThat(vendors.left()).containsExactly("response.cancel", "conversation.item.truncate");
    }

    @Test
    void replyToTheCallerIsGivenUpWhereNothingOfTheLastIsLeftToTell() {
        Spoken vendors = new Spoken(Opening.Turns.VENDORS);
        vendors.tells(
                        "{'type':'response.created','response':{'id':'r1'}}",
                        "{'type':'input_audio_buffer.speech_started','item_id':'a'}")
                .ends("r1", "cancelled", "")
                .tells("{'type':'response.created','response':{'id':'r2'}}")
                .sounds("r2", "i2", 100);
        vendors.conversation.interrupt(0, 0);
        assertThat(vendors.left()).isEmpty();

        vendors.conversation.interrupt(0, 0);

        assertThat(vendors.left()).containsExactly("response.cancel", "conversation.item.delete");
    }

    @Test
    void turnsOfTheVendorAreNotEndedByTheGateway() {
        Spoken vendors = new Spoken(Opening.Turns.VENDORS);
        vendors.conversation.callerFinished();
        assertThat(vendors.left()).isEmpty();
    }

    private void asked() {
        spoken.conversation.callerFinished();
        spoken.begins("r1", 1);
        assertThat(spoken.left()).endsWith("input_audio_buffer.commit", "response.create");
    }

    private List<Integer> parts() {
        return spoken.told.stream()
                .flatMap(event -> event instanceof S2sEvent.Audio audio ? Stream.of(audio.part()) : Stream.empty())
                .toList();
    }
}
