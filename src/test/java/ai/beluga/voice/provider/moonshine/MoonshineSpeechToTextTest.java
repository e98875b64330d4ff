package ai.beluga.voice.provider.moonshine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.StartupFault;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.WordErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoonshineSpeechToTextTest {

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);
    private static final int FRAME = 320;

    private final BlockingQueue<SttEvent> events = new LinkedBlockingQueue<>();

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    private static SpeechToText engine(MoonshineModel model, String... settings) {
        return new MoonshineSpeechToText(model, Configurations.of(settings), THREADS);
    }

    private SpeechToText.Stream open() {
        return engine(Recogniser.shared())
                .open(Locale.US, events::add)
                .toCompletableFuture()
                .join();
    }

    private static void send(SpeechToText.Stream stream, short[] telephone) {
        short[] speech = Recogniser.wide(telephone);
        for (int at = 0; at < speech.length; at += FRAME) {
            stream.accept(speech, at, Math.min(FRAME, speech.length - at));
        }
    }

    /** What is reported up to the answer to a flush. */
    private List<SttEvent> until(int flush) throws InterruptedException {
        List<SttEvent> seen = new ArrayList<>();
        while (true) {
            SttEvent event = events.poll(60, TimeUnit.SECONDS);
            assertThat(event).as("next event after %s", seen).isNotNull();
            seen.add(event);
            if (event.equals(new SttEvent.Flushed(flush))) {
                return seen;
            }
            assertThat(event).isInstanceOf(SttEvent.Hypothesis.class);
        }
    }

    private static String text(List<SttEvent> events) {
        SortedMap<Integer, String> segments = new TreeMap<>();
        for (SttEvent event : events) {
            if (event instanceof SttEvent.Hypothesis hypothesis) {
                segments.put(hypothesis.segment(), hypothesis.text());
            }
        }
        return String.join(" ", segments.values());
    }

    @Test
    void takesWidebandPcm() {
        assertThat(engine(Recogniser.shared()).input()).isEqualTo(AudioFormat.PCM_16K);
    }

    @Test
    void flushBringsTheTextOfAllAudioTakenBefore() throws InterruptedException {
        Recording question = Recording.named("t2");
        try (SpeechToText.Stream stream = open()) {
            send(stream, Recording.joined(200, question));
            stream.flush(1);

            assertThat(WordErrors.between(question.words(), text(until(1))).errors())
                    .isZero();
        }
    }

    @Test
    void callerWhoGoesOnReplacesTheTextOfTheSegment() throws InterruptedException {
        Recording first = Recording.named("cmu-goforward");
        Recording second = Recording.named("cmu-something");
        try (SpeechToText.Stream stream = open()) {
            send(stream, Recording.joined(200, first));
            stream.flush(1);
            List<SttEvent> seen = new ArrayList<>(until(1));
            send(stream, Recording.joined(200, second));
            stream.flush(2);
            seen.addAll(until(2));

            assertThat(WordErrors.between(first.words() + " " + second.words(), text(seen))
                            .errors())
                    .as(text(seen))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void eachTurnIsASegmentOfItsOwn() throws InterruptedException {
        Recording first = Recording.named("t1");
        Recording second = Recording.named("t3");
        try (SpeechToText.Stream stream = open()) {
            send(stream, Recording.joined(200, first));
            stream.flush(1);
            List<SttEvent> one = until(1);
            stream.endTurn();
            send(stream, Recording.joined(200, second));
            stream.flush(2);
            List<SttEvent> two = until(2);

            assertThat(WordErrors.between(second.words(), text(two)).errors()).isZero();
            assertThat(segments(two)).doesNotContainAnyElementsOf(segments(one));
        }
    }

    private static List<Integer> segments(List<SttEvent> events) {
        return events.stream()
                .filter(SttEvent.Hypothesis.class::isInstance)
                .map(event -> ((SttEvent.Hypothesis) event).segment())
                .distinct()
                .toList();
    }

    @Test
    void speechBegunBeforeTheEndOfTheTurnBelongsToTheNext() throws InterruptedException {
        Recording second = Recording.named("t3");
        short[] speech = Recording.joined(100, second);
        try (SpeechToText.Stream stream = open()) {
            send(stream, Recording.joined(200, Recording.named("t1")));
            stream.flush(1);
            until(1);
            send(stream, Arrays.copyOf(speech, 2_400));
            stream.endTurn();
            send(stream, Arrays.copyOfRange(speech, 2_400, speech.length));
            stream.flush(2);

            String heard = text(until(2));
            assertThat(WordErrors.between(second.words(), heard).errors())
                    .as(heard)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void talkLongerThanTheNetworkBearsIsCutWithoutLosingWords() throws InterruptedException {
        Recording[] talk = {
            Recording.named("librivox-0870"),
            Recording.named("librivox-0880"),
            Recording.named("librivox-0890"),
            Recording.named("jfk"),
            Recording.named("librivox-0870"),
            Recording.named("librivox-0890")
        };
        StringBuilder words = new StringBuilder();
        for (Recording recording : talk) {
            words.append(recording.words()).append(' ');
        }
        try (SpeechToText.Stream stream = open()) {
            send(stream, Recording.joined(20, talk));
            stream.flush(1);
            List<SttEvent> seen = until(1);

            WordErrors errors = WordErrors.between(words.toString(), text(seen));
            assertThat(segments(seen)).hasSizeGreaterThan(1);
            assertThat(errors.rate()).as("%s: %s", errors, text(seen)).isLessThanOrEqualTo(0.12);
        }
    }

    @Test
    void silenceAndScrapsHaveNoText() throws InterruptedException {
        try (SpeechToText.Stream stream = open()) {
            stream.flush(1);
            assertThat(text(until(1))).isEmpty();
            stream.accept(new short[4_000], 0, 4_000);
            stream.flush(2);
            assertThat(text(until(2))).isEmpty();
        }
    }

    @Test
    void nothingIsReportedAfterClose() throws InterruptedException {
        SpeechToText.Stream stream = open();
        send(stream, Recording.joined(200, Recording.named("t1")));
        stream.flush(1);
        stream.close();
        events.clear();

        try (SpeechToText.Stream other = open()) {
            other.flush(7);
            assertThat(until(7)).containsExactly(new SttEvent.Hypothesis(0, "", false), new SttEvent.Flushed(7));
        }
    }

    @Test
    void otherLanguagesAreRefusedForGood() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> engine(Recogniser.shared())
                        .open(Locale.GERMANY, events::add)
                        .toCompletableFuture()
                        .get())
                .withCauseInstanceOf(ProviderException.Permanent.class)
                .withMessageContaining("not de-DE");
    }

    @Test
    void streamCannotBeOpenedBeforeTheModelIsLoaded() throws StartupFault {
        MoonshineModel model = Recogniser.model("beluga.stt.provider", "other", "beluga.models.directory", "/nowhere");
        model.load();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> engine(model)
                        .open(Locale.US, events::add)
                        .toCompletableFuture()
                        .get())
                .withCauseInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void missingModelIsNamedWithSettingAndCommand(@TempDir Path empty) {
        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(Recogniser.model("beluga.models.directory", empty.toString())::load)
                .withMessageContaining("beluga.models.directory = \"" + empty + "\"")
                .withMessageContaining("moonshine_vocabulary.txt in " + empty)
                .withMessageContaining("mvn process-resources");
    }

    @Test
    void vocabularyThatWasCutShortIsNamedWithSettingAndCommand(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("moonshine_vocabulary.txt"), "<unk>\n<s>\n</s>\n▁yes");

        assertThatExceptionOfType(StartupFault.class)
                .isThrownBy(Recogniser.model("beluga.models.directory", directory.toString())::load)
                .withMessageContaining("beluga.models.directory = \"" + directory + "\"")
                .withMessageContaining("moonshine_vocabulary.txt in " + directory)
                .withMessageContaining("mvn process-resources")
                .withStackTraceContaining("4 pieces instead of 32000");
    }
}
