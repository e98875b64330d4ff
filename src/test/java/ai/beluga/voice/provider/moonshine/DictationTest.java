package ai.beluga.voice.provider.moonshine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.WordErrors;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A caller who speaks for three minutes in one turn: longer than the recogniser can take in one piece. */
class DictationTest {

    private static final int ROUNDS = 5;
    private static final int FRAME = 320;
    private static final int LEAST_SAMPLES = 180 * 16_000;
    /** Of the recordings as one piece each; what the seams add must stay within chance. */
    private static final double SEAMS_MAY_ADD = 0.01;

    private static final List<Recording> PEOPLE = Recording.human();
    private static double piecewise;

    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final SortedMap<Integer, String> segments = new ConcurrentSkipListMap<>();
    private final BlockingQueue<Integer> flushes = new LinkedBlockingQueue<>();
    private int sent;

    @BeforeAll
    static void recogniseEachForItself() {
        WordErrors errors = WordErrors.NONE;
        for (Recording recording : PEOPLE) {
            errors = errors.plus(WordErrors.between(recording.words(), RecognisedText.of(recording.samples())));
        }
        piecewise = errors.rate();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void threeMinutesWithShortPausesLoseNoWordAtTheSeams() throws Exception {
        try (SpeechToText.Stream stream = open()) {
            int pause = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (Recording recording : PEOPLE) {
                    send(stream, Recording.joined(130, recording));
                    stream.flush(++pause);
                    assertThat(flushes.poll(60, TimeUnit.SECONDS)).isEqualTo(pause);
                }
            }
        }

        assertHeard();
    }

    @Test
    void threeMinutesWithoutAPauseLoseNoWordAtTheSeams() throws Exception {
        try (SpeechToText.Stream stream = open()) {
            for (int round = 0; round < ROUNDS; round++) {
                send(stream, Recording.joined(60, PEOPLE.toArray(Recording[]::new)));
            }
            stream.flush(1);
            assertThat(flushes.poll(60, TimeUnit.SECONDS)).isEqualTo(1);
        }

        assertHeard();
    }

    private void assertHeard() {
        StringBuilder spoken = new StringBuilder();
        for (int round = 0; round < ROUNDS; round++) {
            PEOPLE.forEach(recording -> spoken.append(' ').append(recording.words()));
        }
        String heard = String.join(" ", segments.values());
        WordErrors errors = WordErrors.between(spoken.toString(), heard);

        assertThat(sent).isGreaterThan(LEAST_SAMPLES);
        assertThat(errors.rate())
                .as("%s, %.3f piece by piece: %s", errors, piecewise, heard)
                .isLessThanOrEqualTo(piecewise + SEAMS_MAY_ADD);
    }

    private SpeechToText.Stream open() {
        return new MoonshineSpeechToText(
                        Recogniser.shared(), Configurations.of("beluga.stt.embedded.workers", "1"), threads)
                .open(Locale.US, this::on)
                .toCompletableFuture()
                .join();
    }

    private void on(SttEvent event) {
        switch (event) {
            case SttEvent.Hypothesis hypothesis -> segments.put(hypothesis.segment(), hypothesis.text());
            case SttEvent.Flushed flushed -> flushes.add(flushed.number());
            case SttEvent.TurnJudged judged -> {}
            case SttEvent.Listening listening -> {}
            case SttEvent.Failed failed -> throw failed.cause();
        }
    }

    private void send(SpeechToText.Stream stream, short[] telephone) {
        short[] speech = Recogniser.wide(telephone);
        sent += speech.length;
        for (int at = 0; at < speech.length; at += FRAME) {
            stream.accept(speech, at, Math.min(FRAME, speech.length - at));
        }
    }
}
