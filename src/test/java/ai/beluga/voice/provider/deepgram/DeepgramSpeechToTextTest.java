package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.beluga.voice.simulator.deepgram.Sound;
import ai.beluga.voice.simulator.wire.Upgrade;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.speech.stt.SttReports;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v1/listen} against the simulator. */
class DeepgramSpeechToTextTest extends DeepgramRecogniserContract {

    @Override
    protected SpeechToText recogniser() {
        return deepgram.listen();
    }

    @Test
    void requestSaysWhatTheSettingsSay() {
        deepgram.set("beluga.stt.deepgram.model", "nova-3-medical")
                .set("beluga.stt.deepgram.keyterms", "Beluga Voice, R&D")
                .set("beluga.stt.deepgram.smart-format", "true")
                .set("beluga.stt.deepgram.endpointing", "450ms")
                .set("beluga.stt.deepgram.mip-opt-out", "true");

        open().close();

        Upgrade upgrade = deepgram.simulator.upgrades().getFirst();
        assertThat(upgrade.path()).isEqualTo("/v1/listen");
        assertThat(upgrade.headers()).containsEntry("authorization", "Token " + Deepgram.KEY);
        assertThat(upgrade.query())
                .containsEntry("model", List.of("nova-3-medical"))
                .containsEntry("language", List.of("en-US"))
                .containsEntry("encoding", List.of("mulaw"))
                .containsEntry("keyterm", List.of("Beluga Voice", "R&D"))
                .containsEntry("smart_format", List.of("true"))
                .containsEntry("endpointing", List.of("450"))
                .containsEntry("mip_opt_out", List.of("true"));
    }

    @Test
    void interimTextIsToldAndNeverAsFinal() {
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.decoded(Sound.tone(440, 1_000)));

            SttEvent.Hypothesis first = reports.next(SttEvent.Hypothesis.class);

            assertThat(first.isFinal()).isFalse();
            assertThat(first.text()).isEqualTo("I");
        }
    }

    @Test
    void resultWithoutWordsIsASignOfLife() {
        deepgram.simulator.understand();
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.decoded(Sound.silence(2_000)));
            stream.flush(1);

            assertThat(reports.until(1)).contains(new SttEvent.Listening());
        }
    }

    @Test
    void flushInMidSentenceSettlesTheWordsSoFarAndTheRestFollows() {
        short[] speech = Deepgram.speech(6);
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, java.util.Arrays.copyOf(speech, 9_600));
            stream.flush(1);
            List<SttEvent> first = reports.until(1);
            assertThat(SttReports.text(first)).isEqualTo("I want to");

            Deepgram.send(stream, java.util.Arrays.copyOfRange(speech, 9_600, speech.length));
            stream.flush(2);

            assertThat(SttReports.text(reports.until(2))).isEqualTo(SENTENCES.getFirst());
        }
    }

    @Test
    void flushWithNothingLeftIsAnsweredAlthoughTheVendorDoesNot() {
        deepgram.simulator.mischief().silentFinalize = true;
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.speech(6));
            stream.flush(1);
            reports.until(1);
            Deepgram.send(stream, Deepgram.decoded(Sound.silence(600)));
            stream.flush(2);

            assertThat(SttReports.text(reports.until(2))).isEqualTo(SENTENCES.getFirst());
        }
    }

    @Test
    void strangeFieldsNullsUnknownEventsAndSplitFramesChangeNothing() {
        deepgram.simulator.mischief().strange = true;
        deepgram.simulator.mischief().pieces = 7;
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.speech(6));
            stream.flush(1);

            assertThat(SttReports.text(reports.until(1))).isEqualTo(SENTENCES.getFirst());
        }
    }

    @Test
    void vendorIsToldGoodbyeAndTheConnectionEnds() {
        open().close();

        deepgram.simulator.await("CloseStream");
        deepgram.simulator.await("gone");
    }

    @Test
    void connectionTheVendorFindsIdleIsLostForNow() {
        deepgram.simulator.idleLimit(Duration.ofMillis(50));
        try (SpeechToText.Stream stream = open()) {
            assertThat(reports.next(SttEvent.Failed.class).cause())
                    .isInstanceOf(ProviderException.Transient.class)
                    .hasMessageContaining("1011 NET-0001")
                    .hasMessageNotContaining("time allowed");
            Deepgram.send(stream, Deepgram.speech(3));
        }
        assertThat(reports.rest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1000, true", "1001, true", "1011, true", "1012, true", "1013, true",
        "1002, false", "1007, false", "1008, false", "1009, false", "4001, false"
    })
    void closeCodeSaysWhetherTryingAgainHelps(int code, boolean again) {
        open();
        deepgram.simulator.close(code, "DATA-0000 what the caller said");

        ProviderException cause = reports.next(SttEvent.Failed.class).cause();

        assertThat(cause)
                .isInstanceOf(again ? ProviderException.Transient.class : ProviderException.Permanent.class)
                .hasMessageContaining(code + " DATA-0000")
                .hasMessageNotContaining("caller");
    }

    @Test
    void connectionThatIsResetIsLostForNow() {
        open();
        deepgram.simulator.drop();

        assertThat(reports.next(SttEvent.Failed.class).cause()).isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void vendorThatAnswersNothingIsFound() {
        deepgram.set("beluga.stt.deepgram.dead-after", "500ms");
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.speech(1));
            deepgram.simulator.await("audio");
            deepgram.simulator.hang();

            assertThat(reports.next(SttEvent.Failed.class).cause())
                    .isInstanceOf(ProviderException.Transient.class)
                    .hasMessageContaining("answers nothing");
        }
    }

    @Test
    void garbageEndsTheStreamForNow() {
        deepgram.simulator.mischief().garble = true;
        try (SpeechToText.Stream stream = open()) {
            Deepgram.send(stream, Deepgram.speech(6));

            assertThat(reports.next(SttEvent.Failed.class).cause()).isInstanceOf(ProviderException.Transient.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503})
    void refusalThatMayPassIsTransient(int status) {
        deepgram.simulator.mischief().refuseWith = status;

        assertThat(refused())
                .isInstanceOf(ProviderException.Transient.class)
                .hasMessageContaining("answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 403, 404})
    void refusalThatWillNotPassIsPermanentAndSaysWhy(int status) {
        deepgram.simulator.mischief().refuseWith = status;

        assertThat(refused())
                .isInstanceOf(ProviderException.Permanent.class)
                .hasMessageContaining("answered " + status + " (as asked for): check beluga.stt.deepgram.");
    }

    @Test
    void wrongCredentialIsPermanentAndNotShown() {
        deepgram.set("beluga.stt.deepgram.api-key", "not-the-key");

        assertThat(refused())
                .isInstanceOf(ProviderException.Permanent.class)
                .hasMessageContaining("401")
                .hasMessageContaining("beluga.stt.deepgram.api-key")
                .hasMessageNotContaining("not-the-key");
    }

    @Test
    void credentialThatNoHeaderCanHoldIsPermanentAndNotShown() {
        deepgram.set("beluga.stt.deepgram.api-key", "half\u0001secret");

        assertThat(refused())
                .isInstanceOf(ProviderException.Permanent.class)
                .hasStackTraceContaining("beluga.stt.deepgram")
                .extracting(StackTrace::of)
                .asString()
                .doesNotContain("half");
    }

    @Test
    void vendorThatIsNotThereIsTransient() {
        deepgram.simulator.close();

        assertThat(refused()).isInstanceOf(ProviderException.Transient.class).hasMessageContaining("cannot be reached");
    }

    @Test
    void openingThatIsGivenUpLeavesNoConnection() {
        deepgram.simulator.mischief().slowHandshake = Duration.ofMillis(300);
        CompletableFuture<SpeechToText.Stream> opening =
                deepgram.listen().open(Locale.US, reports).toCompletableFuture();

        opening.cancel(true);

        deepgram.simulator.await("gone");
        assertThat(deepgram.simulator.connections()).isZero();
        assertThat(reports.rest()).isEmpty();
    }

    private Throwable refused() {
        CompletionException failure = catchThrowableOfType(CompletionException.class, this::open);
        return Objects.requireNonNull(failure.getCause());
    }
}
