package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.stt.SttEvent.Hypothesis;
import org.junit.jupiter.api.Test;

class TurnTranscriptTest {

    private final TurnTranscript transcript = new TurnTranscript();

    @Test
    void textOfATurnIsThatOfItsSegmentsInOrder() {
        transcript.take(new Hypothesis(1, "second", true), 0);
        transcript.take(new Hypothesis(0, "frist", false), 0);
        transcript.take(new Hypothesis(0, "first", true), 0);

        assertThat(transcript.text()).isEqualTo("first second");
    }

    @Test
    void textIsSettledOnceTheLastFlushIsDone() {
        int first = transcript.nextFlush();
        int second = transcript.nextFlush();

        transcript.flushed(first);
        assertThat(transcript.settled()).isFalse();
        transcript.flushed(second);

        assertThat(transcript.settled()).isTrue();
    }

    @Test
    void lateWordsOfTheLastTurnAreNotPutIntoTheNextOne() {
        int flush = transcript.nextFlush();
        transcript.take(new Hypothesis(0, "what are", false), 0);
        transcript.endTurn();

        assertThat(transcript.take(new Hypothesis(0, "what are your hours", true), 0))
                .isFalse();
        assertThat(transcript.take(new Hypothesis(1, "late segment", true), 0)).isFalse();
        transcript.flushed(flush);

        assertThat(transcript.take(new Hypothesis(2, "new words", false), 0)).isTrue();
        assertThat(transcript.text()).isEqualTo("new words");
    }

    @Test
    void settledWordsOfADeadStreamStayAndOthersAreHeardAgain() {
        transcript.take(new Hypothesis(3, "I would", true), 0);
        transcript.keep();
        transcript.take(new Hypothesis(4, "lie tick", false), 100);

        transcript.newStream(0);
        transcript.take(new Hypothesis(0, "like tickets", true), 100);

        assertThat(transcript.text()).isEqualTo("I would like tickets");
    }

    @Test
    void finalWordsStayWhoseAudioNobodyCanHearAgain() {
        transcript.take(new Hypothesis(0, "lost but", true), 100);
        transcript.take(new Hypothesis(1, "not", true), 300);

        transcript.newStream(200);
        transcript.take(new Hypothesis(0, "not forgotten", true), 300);

        assertThat(transcript.text()).isEqualTo("lost but not forgotten");
    }

    @Test
    void answerToAFlushNobodyAskedForSettlesNothing() {
        int flush = transcript.nextFlush();

        transcript.flushed(flush + 7);
        assertThat(transcript.settled()).isFalse();
        transcript.flushed(flush);

        assertThat(transcript.settled()).isTrue();
    }
}
