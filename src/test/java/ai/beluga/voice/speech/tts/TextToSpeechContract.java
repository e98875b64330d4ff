package ai.beluga.voice.speech.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every synthesizer owes its callers. */
public abstract class TextToSpeechContract {

    /** A text that an implementation may know in advance. */
    protected static final String PREPARED = "One moment, please.";

    private final Reports reports = new Reports();

    /** The implementation under test. */
    protected abstract TextToSpeech synthesizer();

    /** {@code false} for one that knows no word times and reports none. */
    protected boolean tellsWordTimes() {
        return true;
    }

    @Test
    void segmentsAreReportedOneAfterTheOtherInTheOrderAskedFor() {
        TextToSpeech.Stream stream = open();

        stream.speak(7, "We are open today.");
        stream.speak(3, PREPARED);
        stream.speak(9, "We are closed tomorrow. We open again on Monday.");
        stream.speak(4, PREPARED);
        List<TtsEvent> events = reports.untilDone(4);

        assertThat(events.stream().map(Reports::segmentOf).distinct()).containsExactly(7, 3, 9, 4);
        assertThat(changes(events)).isEqualTo(3);
        stream.close();
    }

    @Test
    void everySegmentHasAudioAndIsDoneOnce() {
        TextToSpeech.Stream stream = open();

        stream.speak(1, "Hello.");
        stream.speak(2, PREPARED);
        List<TtsEvent> events = reports.untilDone(2);

        assertThat(events.stream().filter(TtsEvent.Done.class::isInstance)).hasSize(2);
        assertThat(seconds(Reports.audio(events, 1))).isBetween(0.2, 2.0);
        assertThat(seconds(Reports.audio(events, 2))).isBetween(0.5, 3.0);
        stream.close();
    }

    @Test
    void wordTimesComeBeforeTheirAudioAndGrow() {
        TextToSpeech.Stream stream = open();
        String text = "Good morning, this is a test. It has two sentences!";

        stream.speak(1, text);
        List<TtsEvent> events = reports.untilDone(1);

        List<TtsEvent.Word> words = Reports.words(events, 1);
        if (!tellsWordTimes()) {
            assertThat(words).isEmpty();
            stream.close();
            return;
        }
        assertThat(words).extracting(TtsEvent.Word::text).containsExactly(text.split(" ", -1));
        assertThat(words).extracting(TtsEvent.Word::endMillis).isSorted();
        assertThat(words.getLast().endMillis()).isLessThanOrEqualTo((int) (seconds(Reports.audio(events, 1)) * 1_000));
        assertAudioIsAnnounced(events);
        stream.close();
    }

    @Test
    void afterCancelNothingIsHeardOfWhatWasAskedBefore() {
        TextToSpeech.Stream stream = open();
        stream.speak(1, "This sentence is long enough to be interrupted in the middle, and then it goes on and on.");
        stream.speak(2, "Nobody will ever hear this.");
        reports.next();

        stream.cancel();
        reports.rest();
        stream.speak(3, "But this.");
        List<TtsEvent> events = reports.untilDone(3);

        assertThat(events.stream().skip(1).map(Reports::segmentOf)).containsOnly(3);
        stream.close();
    }

    @Test
    void afterCloseNothingIsReported() {
        TextToSpeech.Stream stream = open();
        TextToSpeech.Stream other = open();
        stream.speak(1, "This sentence is long enough to be interrupted in the middle, and then it goes on and on.");
        reports.next();

        stream.close();
        reports.rest();
        other.speak(2, "Another stream goes on.");
        List<TtsEvent> events = reports.untilDone(2);

        assertThat(events.stream().skip(1).map(Reports::segmentOf)).containsOnly(2);
        other.close();
    }

    @Test
    void blankTextIsRefused() {
        TextToSpeech.Stream stream = open();

        assertThatThrownBy(() -> stream.speak(1, "  \n")).isInstanceOf(IllegalArgumentException.class);

        stream.close();
    }

    @Test
    void textWithoutAnyWordIsDone() {
        TextToSpeech.Stream stream = open();

        stream.speak(1, "...");

        assertThat(reports.untilDone(1)).isNotEmpty();
        stream.close();
    }

    private TextToSpeech.Stream open() {
        return synthesizer().open(Locale.US, reports).toCompletableFuture().join();
    }

    private double seconds(byte[] audio) {
        return synthesizer().output().durationOf(audio.length).toMillis() / 1_000.0;
    }

    private void assertAudioIsAnnounced(List<TtsEvent> events) {
        int bytes = 0;
        int announcedMillis = 0;
        for (TtsEvent event : events) {
            if (event instanceof TtsEvent.Words words) {
                announcedMillis = words.words().getLast().endMillis();
            } else if (event instanceof TtsEvent.Audio audio) {
                long beginMillis = synthesizer().output().durationOf(bytes).toMillis();
                assertThat(announcedMillis + 600L)
                        .as("words at %s ms", beginMillis)
                        .isGreaterThan(beginMillis);
                bytes += audio.audio().length;
            }
        }
    }

    /** How often another segment is spoken of than just before. */
    private static long changes(List<TtsEvent> events) {
        return IntStream.range(1, events.size())
                .filter(i -> Reports.segmentOf(events.get(i)) != Reports.segmentOf(events.get(i - 1)))
                .count();
    }
}
