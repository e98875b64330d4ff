package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.stt.SttEvent.Hypothesis;
import org.junit.jupiter.api.Test;

class TurnTranscriptTest {

    private final TurnTranscript transcript = new TurnTranscript();

    @Test
    void textOfATurnIsThatOfItsSegmentsInOrder() {
        transcript.take(new Hypothesis(1, "second", true));
        transcript.take(new Hypothesis(0, "frist", false));
        transcript.take(new Hypothesis(0, "first", true));

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
        transcript.take(new Hypothesis(0, "what are", false));
        transcript.endTurn();

        assertThat(transcript.take(new Hypothesis(0, "what are your hours", true)))
                .isFalse();
        assertThat(transcript.take(new Hypothesis(1, "late segment", true))).isFalse();
        transcript.flushed(flush);

        assertThat(transcript.take(new Hypothesis(2, "new words", false))).isTrue();
        assertThat(transcript.text()).isEqualTo("new words");
    }

    @Test
    void wordsOfADeadStreamAreKept() {
        transcript.take(new Hypothesis(3, "I would", false));

        transcript.newStream();
        transcript.take(new Hypothesis(0, "like tickets", true));

        assertThat(transcript.text()).isEqualTo("I would like tickets");
    }
}
