package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.speech.stt.SttEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenTranscriptTest {

    private static final int SECOND = 8_000;

    private final List<SttEvent> events = new ArrayList<>();
    private final ListenTranscript transcript = new ListenTranscript(events::add);

    @Test
    void interimResultsReplaceEachOtherUntilTheSegmentIsFinal() {
        transcript.take(interim(0, 1, "I want"));
        transcript.take(interim(0, 2, "I want a"));
        transcript.take(settled(0, 2.5, "I want a pizza."));
        transcript.take(interim(2.5, 3, "With"));

        assertThat(events)
                .containsExactly(
                        new SttEvent.Hypothesis(0, "I want", false),
                        new SttEvent.Hypothesis(0, "I want a", false),
                        new SttEvent.Hypothesis(0, "I want a pizza.", true),
                        new SttEvent.Hypothesis(1, "With", false));
    }

    @Test
    void sameInterimTextIsToldOnce() {
        transcript.take(interim(0, 1, "I want"));
        transcript.take(interim(0, 1.2, "I want"));

        assertThat(events).hasSize(1);
    }

    @Test
    void emptyFinalResultTakesBackWhatWasGuessed() {
        transcript.take(interim(0, 1, "Hm"));
        transcript.take(settled(0, 1.5, ""));

        assertThat(events)
                .containsExactly(new SttEvent.Hypothesis(0, "Hm", false), new SttEvent.Hypothesis(0, "", true));
    }

    @Test
    void silenceMakesNoSegments() {
        transcript.take(settled(0, 1, ""));
        transcript.take(settled(1, 2, ""));
        transcript.take(settled(2, 3, "Yes."));

        assertThat(events).containsExactly(new SttEvent.Hypothesis(0, "Yes.", true));
    }

    @Test
    void flushIsDoneWithTheAnswerToItsFinalize() {
        transcript.flushAsked(1, 2 * SECOND);
        transcript.take(settled(0, 1, "I want"));
        assertThat(events).doesNotContain(new SttEvent.Flushed(1));

        transcript.take(finalized(1, 2, "a pizza."));

        assertThat(events).endsWith(new SttEvent.Hypothesis(1, "a pizza.", true), new SttEvent.Flushed(1));
    }

    @Test
    void answerToAnEarlierFinalizeDoesNotAnswerALaterFlush() {
        transcript.flushAsked(1, 2 * SECOND);
        transcript.flushAsked(2, 4 * SECOND);

        transcript.take(finalized(0, 2, "I want"));

        assertThat(events).endsWith(new SttEvent.Flushed(1)).doesNotContain(new SttEvent.Flushed(2));
    }

    @Test
    void answerDoesNotAnswerTheNextFlushShortlyAfter() {
        transcript.flushAsked(1, 2 * SECOND);
        transcript.flushAsked(2, 2 * SECOND + 4_800);

        transcript.take(finalized(0, 2, "I want"));

        assertThat(events).endsWith(new SttEvent.Flushed(1)).doesNotContain(new SttEvent.Flushed(2));
    }

    @Test
    void lateAnswerToAFlushThatWasDoneLongAgoAnswersNoOther() {
        transcript.flushAsked(1, 2 * SECOND);
        transcript.take(settled(0, 2, "I want"));
        transcript.flushAsked(2, 4 * SECOND);

        transcript.take(finalized(2, 2, ""));

        assertThat(events).contains(new SttEvent.Flushed(1)).doesNotContain(new SttEvent.Flushed(2));
    }

    @Test
    void finalizeTheVendorLeavesOutIsDoneWithTheNext() {
        transcript.flushAsked(1, 2 * SECOND);
        transcript.flushAsked(2, 2 * SECOND + 100);

        transcript.take(finalized(0, 2.0125, "I want"));

        assertThat(events).endsWith(new SttEvent.Flushed(1), new SttEvent.Flushed(2));
    }

    @Test
    void emptyAnswerWhoseTimesAreRoundedIsTheAnswer() {
        transcript.flushAsked(1, 2 * SECOND + 4_000);
        transcript.take(finalized(2, 2, ""));

        assertThat(events).containsExactly(new SttEvent.Flushed(1));
    }

    @Test
    void flushIsDoneWhenSettledTextReachesPastIt() {
        transcript.flushAsked(1, 2 * SECOND);
        transcript.take(interim(0, 2.5, "I want"));
        assertThat(events).doesNotContain(new SttEvent.Flushed(1));

        transcript.take(settled(0, 2.5, "I want"));

        assertThat(events).endsWith(new SttEvent.Flushed(1));
    }

    @Test
    void flushWithoutAnswerIsGivenUpOnlyWhenNoTextIsOpen() {
        transcript.flushAsked(1, 2 * SECOND);
        transcript.take(interim(0, 1, "I want"));
        transcript.unanswered(1);
        assertThat(events).doesNotContain(new SttEvent.Flushed(1));

        transcript.take(settled(0, 1.5, "I want"));
        transcript.unanswered(1);

        assertThat(events).endsWith(new SttEvent.Flushed(1));
    }

    @Test
    void whatWasNotAnsweredForOneFlushSaysNothingOfALaterOne() {
        transcript.flushAsked(1, 2 * SECOND);
        transcript.flushAsked(2, 3 * SECOND);

        transcript.unanswered(1);

        assertThat(events).containsExactly(new SttEvent.Flushed(1));
    }

    @Test
    void endOfATurnAnswersItsFlushesAndBeginsASegment() {
        transcript.take(interim(0, 1, "I want"));
        transcript.flushAsked(1, SECOND);
        transcript.endTurn();
        transcript.take(interim(1.2, 2, "Yes"));

        assertThat(events).endsWith(new SttEvent.Flushed(1), new SttEvent.Hypothesis(1, "Yes", false));
    }

    @Test
    void textOfATurnThatIsOverIsNobodys() {
        transcript.take(interim(0, 1, "I want"));
        transcript.flushAsked(1, SECOND);
        transcript.endTurn();
        events.clear();

        transcript.take(finalized(0, 1, "I want a pizza."));

        assertThat(events).isEmpty();
    }

    @Test
    void resultThatReachesAcrossTheEndOfATurnIsCutByItsWords() {
        transcript.take(interim(0, 1, "I want"));
        transcript.flushAsked(1, SECOND);
        transcript.endTurn();
        events.clear();

        transcript.take(new ListenResult(
                0,
                2,
                true,
                false,
                "I want. With cheese.",
                List.of(
                        new ListenResult.Word("I", 0.2, 0.4),
                        new ListenResult.Word("want.", 0.5, 0.8),
                        new ListenResult.Word("With", 1.3, 1.5),
                        new ListenResult.Word("cheese.", 1.5, 1.9))));

        assertThat(events).containsExactly(new SttEvent.Hypothesis(1, "With cheese.", true));
    }

    @Test
    void resultWithNullsAndStrangeFieldsIsRead() {
        ListenResult result = ListenResult.of(JsonMessage.parse("""
            {"type":"Results","channel_index":[0,1],"duration":1.5,"start":0.5,"is_final":true,"speech_final":null,
             "novelty":{"a":[1]},"channel":{"alternatives":[{"transcript":"Yes.","confidence":null,
             "words":[{"word":"yes","start":0.6,"end":0.9,"confidence":1,"punctuated_word":null}]}]},"metadata":null}
            """));

        assertThat(result)
                .isEqualTo(new ListenResult(
                        0.5, 2.0, true, false, "Yes.", List.of(new ListenResult.Word("yes", 0.6, 0.9))));
    }

    @Test
    void resultWithoutAlternativesHasNoText() {
        ListenResult result = ListenResult.of(
                JsonMessage.parse(
                        "{\"type\":\"Results\",\"start\":1,\"duration\":0,\"channel\":{\"alternatives\":[]},\"from_finalize\":true}"));

        assertThat(result).isEqualTo(new ListenResult(1, 1, true, true, "", List.of()));
    }

    private static ListenResult interim(double start, double end, String text) {
        return new ListenResult(start, end, false, false, text, List.of());
    }

    private static ListenResult settled(double start, double end, String text) {
        return new ListenResult(start, end, true, false, text, List.of());
    }

    private static ListenResult finalized(double start, double end, String text) {
        return new ListenResult(start, end, true, true, text, List.of());
    }
}
