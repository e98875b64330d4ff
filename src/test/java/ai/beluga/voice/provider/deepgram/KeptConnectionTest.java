package ai.beluga.voice.provider.deepgram;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.deepgram.Sound;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.stt.SttReports;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.testkit.SharedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent while nobody speaks, and what is waited for no longer; the gateway's time goes on when told. */
class KeptConnectionTest {

    private final SharedTime time = new SharedTime();
    private final Deepgram deepgram = new Deepgram(time)
            .set("beluga.stt.deepgram.dead-after", "1m")
            .set("beluga.stt.deepgram-flux.dead-after", "1m")
            .set("beluga.tts.deepgram.dead-after", "1m");
    private final SttReports reports = new SttReports();

    @AfterEach
    void stop() {
        assertThat(deepgram.simulator.violations()).isEmpty();
        deepgram.close();
    }

    @Test
    void recogniserIsToldEveryFourSecondsThatTheCallGoesOn() {
        SpeechToText.Stream stream =
                deepgram.listen().open(Locale.US, reports).toCompletableFuture().join();
        time.advance(ofMillis(3_900));
        assertThat(deepgram.simulator.received()).isEmpty();

        time.advance(ofMillis(100));
        deepgram.simulator.await("KeepAlive");
        time.advance(ofSeconds(4));
        deepgram.simulator.await("KeepAlive");
        stream.close();
    }

    @Test
    void audioStandsInForTheSignOfLife() {
        SpeechToText.Stream stream =
                deepgram.listen().open(Locale.US, reports).toCompletableFuture().join();
        for (int i = 0; i < 6; i++) {
            time.advance(ofSeconds(2));
            stream.accept(new short[640], 0, 640);
            deepgram.simulator.await("audio");
        }
        stream.close();
        deepgram.simulator.await("CloseStream");

        assertThat(deepgram.simulator.count("KeepAlive")).isZero();
    }

    @Test
    void silenceForFluxEndsWhenItNeverAnswers() {
        SpeechToText.Stream stream =
                deepgram.flux().open(Locale.US, reports).toCompletableFuture().join();
        deepgram.simulator.hang();
        stream.accept(Deepgram.decoded(Sound.tone(440, 800)), 0, 6_400);
        stream.flush(1);

        time.advance(ofSeconds(20));
        assertThat(time.waiting()).as("pings and the idle watch").isEqualTo(2);
        stream.close();
        deepgram.simulator.await("CloseStream");

        // what was said, the time-out of five seconds and two more, and a message each five seconds of the rest
        assertThat(deepgram.simulator.audioBytes() / 8).isBetween(800L + 6_900, 800L + 7_000 + 4 * 80);
    }

    @Test
    void silenceForFluxIsAsLongAsTheGap() {
        SpeechToText.Stream stream =
                deepgram.flux().open(Locale.US, reports).toCompletableFuture().join();
        stream.accept(Deepgram.decoded(Sound.tone(440, 800)), 0, 6_400);
        time.advance(ofMillis(960));
        while (deepgram.simulator.audioBytes() / 8 < 800 + 800) {
            deepgram.simulator.await("audio");
        }
        stream.close();
        deepgram.simulator.await("CloseStream");

        assertThat(deepgram.simulator.audioBytes() / 8).isBetween(800L + 800, 800L + 960);
    }

    @Test
    void idleFluxHearsALittleSilenceNowAndThen() {
        SpeechToText.Stream stream =
                deepgram.flux().open(Locale.US, reports).toCompletableFuture().join();
        time.advance(ofMillis(4_900));
        assertThat(deepgram.simulator.received()).isEmpty();

        time.advance(ofMillis(5_100));
        deepgram.simulator.await("audio");
        deepgram.simulator.await("audio");
        stream.close();
    }

    @Test
    void flushNobodyAnswersIsGivenUpAfterEightHundredMilliseconds() {
        deepgram.simulator.mischief().silentFinalize = true;
        deepgram.simulator.understand("Hello there.");
        SpeechToText.Stream stream =
                deepgram.listen().open(Locale.US, reports).toCompletableFuture().join();
        Deepgram.send(stream, Deepgram.speech(2));
        stream.flush(1);
        reports.until(1);
        stream.flush(2);
        deepgram.simulator.await("Finalize");
        deepgram.simulator.await("Finalize");
        time.advance(ofMillis(700));
        assertThat(reports.rest()).isEmpty();

        time.advance(ofMillis(100));

        assertThat(reports.until(2)).endsWith(new SttEvent.Flushed(2));
        stream.close();
    }

    @Test
    void silenceOfAVendorThatNeverSaidAnythingIsNoAnswer() {
        SpeechToText.Stream stream =
                deepgram.listen().open(Locale.US, reports).toCompletableFuture().join();
        deepgram.simulator.hang();
        Deepgram.send(stream, Deepgram.speech(2));
        stream.flush(1);

        time.advance(ofSeconds(10));

        assertThat(reports.rest()).isEmpty();
        stream.close();
    }

    @Test
    void synthesizerThatNeverConfirmsAClearIsGivenUp() {
        List<TtsEvent> events = java.util.Collections.synchronizedList(new ArrayList<>());
        TextToSpeech.Stream stream = deepgram.speak()
                .open(Locale.US, events::add)
                .toCompletableFuture()
                .join();
        deepgram.simulator.hang();
        stream.speak(1, "Hello.");
        stream.cancel();
        time.advance(ofMillis(1_900));
        assertThat(events).isEmpty();

        time.advance(ofMillis(100));

        assertThat(events).singleElement().isInstanceOf(TtsEvent.Failed.class);
    }

    @Test
    void callerWhoInterruptsTwiceIsNotLeftWithASynthesizerThatNeverConfirms() {
        List<TtsEvent> events = java.util.Collections.synchronizedList(new ArrayList<>());
        TextToSpeech.Stream stream = deepgram.speak()
                .open(Locale.US, events::add)
                .toCompletableFuture()
                .join();
        deepgram.simulator.hang();
        stream.speak(1, "Hello.");
        stream.cancel();
        time.advance(ofMillis(500));
        stream.speak(2, "Hello again.");
        stream.cancel();

        time.advance(ofMillis(1_500));

        assertThat(events).singleElement().isInstanceOf(TtsEvent.Failed.class);
    }
}
