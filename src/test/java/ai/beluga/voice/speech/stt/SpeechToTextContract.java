package ai.beluga.voice.speech.stt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.Encoding;
import ai.beluga.voice.testkit.WordErrors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every recogniser owes its callers. */
public abstract class SpeechToTextContract {

    /** How many utterances there must be. */
    protected static final int UTTERANCES = 3;

    private static final int MOST_WRONG = 1;

    private final SttReports reports = new SttReports();

    /**
     * Something said in English, between silences of at least 200 and 400 ms.
     *
     * @param samples at the recogniser's rate
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Utterance(String words, short[] samples) {}

    /** The implementation under test. */
    protected abstract SpeechToText recogniser();

    /** @param number from 0; said in this order in each test, some left out at the end */
    protected abstract Utterance utterance(int number);

    @Test
    void takesPcm16() {
        assertThat(recogniser().input().encoding()).isEqualTo(Encoding.PCM16);
    }

    @Test
    void flushBringsTheTextOfAllAudioTakenBefore() {
        try (SpeechToText.Stream stream = open()) {
            send(stream, utterance(0));
            stream.flush(1);

            assertThatIsText(reports.until(1), utterance(0).words());
        }
    }

    @Test
    void flushBeforeAnyAudioIsAnswered() {
        try (SpeechToText.Stream stream = open()) {
            stream.flush(1);

            assertThatIsText(reports.until(1), "");
        }
    }

    @Test
    void flushTwiceIsAnsweredTwiceInOrder() {
        try (SpeechToText.Stream stream = open()) {
            send(stream, utterance(0));
            stream.flush(1);
            stream.flush(2);

            assertThat(reports.until(2)).containsSubsequence(new SttEvent.Flushed(1), new SttEvent.Flushed(2));
        }
    }

    @Test
    void callerWhoGoesOnLosesNoWordAndSaysNoneTwice() {
        try (SpeechToText.Stream stream = open()) {
            send(stream, utterance(0));
            stream.flush(1);
            reports.until(1);
            send(stream, utterance(1));
            stream.flush(2);

            assertThatIsText(
                    reports.until(2), utterance(0).words() + " " + utterance(1).words());
        }
    }

    @Test
    void callerWhoGoesOnBeforeTheAnswerLosesNoWordAndSaysNoneTwice() {
        try (SpeechToText.Stream stream = open()) {
            send(stream, utterance(0));
            stream.flush(1);
            send(stream, utterance(1));
            stream.flush(2);
            send(stream, utterance(2));
            stream.flush(3);

            assertThatIsText(
                    reports.until(3),
                    utterance(0).words() + " " + utterance(1).words() + " "
                            + utterance(2).words());
        }
    }

    @Test
    void turnAfterTheEndOfAnotherHasItsOwnWordsInNewSegments() {
        try (SpeechToText.Stream stream = open()) {
            send(stream, utterance(0));
            stream.flush(1);
            int last = SttReports.newestSegment(reports.until(1));
            stream.endTurn();
            send(stream, utterance(1));
            stream.flush(2);

            List<SttEvent> events = reports.until(2);

            assertThat(WordErrors.between(utterance(1).words(), SttReports.text(events, last + 1))
                            .errors())
                    .as(SttReports.text(events, last + 1))
                    .isLessThanOrEqualTo(MOST_WRONG);
        }
    }

    @Test
    void endOfATurnAnswersTheFlushNobodyWaitsForAnyMore() {
        try (SpeechToText.Stream stream = open()) {
            send(stream, utterance(0));
            stream.flush(1);
            stream.endTurn();

            assertThat(reports.until(1)).isNotEmpty();
        }
    }

    @Test
    void segmentThatWasFinalIsNotSpokenOfAgain() {
        try (SpeechToText.Stream stream = open()) {
            for (int i = 0; i < UTTERANCES; i++) {
                send(stream, utterance(i));
                stream.flush(i);
                reports.until(i);
                stream.endTurn();
            }
        }

        Set<Integer> settled = new HashSet<>();
        int newest = 0;
        for (SttEvent.Hypothesis hypothesis : SttReports.hypotheses(reports.taken())) {
            assertThat(settled).doesNotContain(hypothesis.segment());
            assertThat(hypothesis.segment()).isGreaterThanOrEqualTo(newest);
            newest = hypothesis.segment();
            if (hypothesis.isFinal()) {
                settled.add(newest);
            }
        }
    }

    @Test
    void silenceHasNoText() {
        try (SpeechToText.Stream stream = open()) {
            int rate = recogniser().input().sampleRateHz();
            stream.accept(new short[rate], 0, rate);
            stream.flush(1);

            assertThatIsText(reports.until(1), "");
        }
    }

    @Test
    void samplesMayBeUsedAgainByTheirOwner() {
        try (SpeechToText.Stream stream = open()) {
            short[] samples = utterance(0).samples().clone();
            stream.accept(samples, 0, samples.length);
            Arrays.fill(samples, (short) 0);
            stream.flush(1);

            assertThatIsText(reports.until(1), utterance(0).words());
        }
    }

    @Test
    void nothingIsReportedAfterClose() {
        SpeechToText.Stream stream = open();
        send(stream, utterance(0));
        stream.flush(1);
        stream.close();
        reports.rest();

        try (SpeechToText.Stream other = open()) {
            other.flush(7);

            assertThat(reports.until(7)).doesNotContain(new SttEvent.Flushed(1));
        }
    }

    private SpeechToText.Stream open() {
        return recogniser().open(Locale.US, reports).toCompletableFuture().join();
    }

    /** In frames of 20 ms, as the pipeline does. */
    private void send(SpeechToText.Stream stream, Utterance utterance) {
        int frame = recogniser().input().sampleRateHz() / 50;
        short[] samples = utterance.samples();
        for (int at = 0; at < samples.length; at += frame) {
            stream.accept(samples, at, Math.min(frame, samples.length - at));
        }
    }

    private static void assertThatIsText(List<SttEvent> events, String words) {
        String text = SttReports.text(events);
        int most = words.isEmpty() ? 0 : MOST_WRONG;
        assertThat(WordErrors.between(words, text).errors()).as(text).isLessThanOrEqualTo(most);
    }
}
