package ai.beluga.voice.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.simulator.gemini.GeminiSimulator;
import ai.beluga.voice.simulator.realtime.Mischief;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Opening.Turns;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.speech.s2s.Talk;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GeminiTroubleTest {

    private final Gemini gemini = new Gemini();

    @AfterEach
    void end() {
        gemini.close();
    }

    @Test
    void wrongKeyIsAPermanentFaultThatNamesTheSetting() {
        gemini.withKey("another-key");

        assertThatThrownBy(() -> gemini.open(Turns.OURS))
                .cause()
                .isInstanceOf(ProviderException.Permanent.class)
                .hasMessageContaining("beluga.s2s.gemini.api-key")
                .hasMessageNotContaining("another-key");
    }

    @ParameterizedTest
    @CsvSource({"429, Transient", "500, Transient", "503, Transient", "400, Permanent", "404, Permanent"})
    void refusedHandshakeIsTypedByItsStatus(int status, String kind) {
        gemini.simulator.mischief().refuseWith = status;

        assertThatThrownBy(() -> gemini.open(Turns.OURS))
                .cause()
                .satisfies(cause -> assertThat(cause.getClass().getSimpleName()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({"1007, Permanent", "1008, Permanent", "1011, Transient"})
    void refusedSetUpIsTheOpeningsFailure(int code, String kind) {
        gemini.simulator.mischief().refuseSetupWith = code;

        assertThatThrownBy(() -> gemini.open(Turns.OURS))
                .cause()
                .satisfies(cause -> assertThat(cause.getClass().getSimpleName()).isEqualTo(kind));
    }

    @Test
    void openingThatIsGivenUpLeavesNoConnection() {
        gemini.simulator.mischief().silentSetup = true;
        CompletableFuture<SpeechToSpeech.Stream> opening =
                gemini.engine().open(Gemini.opening(Turns.OURS), event -> {}).toCompletableFuture();
        gemini.simulator.await("setup");

        opening.cancel(true);

        gemini.simulator.await(GeminiSimulator.GONE);
        assertThat(gemini.simulator.connections()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Mischief.Death.class)
    void connectionThatDiesAmidAReplyIsReportedOnceAsTransient(Mischief.Death death) {
        gemini.set("beluga.s2s.gemini.dead-after", "500ms");
        gemini.simulator.mischief().death = death;
        gemini.simulator.mischief().dieAfterAudio = 1;
        Talk talk = gemini.open(Turns.OURS);

        talk.turn("hello");

        assertThat(talk.await(S2sEvent.Failed.class).cause()).isInstanceOf(ProviderException.Transient.class);
        assertThat(talk.all(S2sEvent.Failed.class)).hasSize(1);
    }

    @Test
    void refusalAmidAConversationIsPermanent() {
        Talk talk = gemini.open(Turns.OURS);

        gemini.simulator.close(1008, "Requested entity was not found.");

        assertThat(talk.await(S2sEvent.Failed.class).cause()).isInstanceOf(ProviderException.Permanent.class);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void whatCannotBeUnderstoodEndsTheStream(boolean text) {
        Talk talk = gemini.open(Turns.OURS);
        gemini.simulator.mischief().text = text;
        gemini.simulator.mischief().garble = true;

        gemini.simulator.goAway(50);

        assertThat(talk.await(S2sEvent.Failed.class).cause())
                .isInstanceOf(ProviderException.Transient.class)
                .hasMessageContaining("cannot be understood");
    }

    @Test
    void vendorThatWillLeaveSaysSoBeforeItsEnd() {
        Talk talk = gemini.open(Turns.OURS);

        gemini.simulator.goAway(50);
        assertThat(talk.await(S2sEvent.Leaving.class).left()).isEqualTo(Duration.ofSeconds(50));
        gemini.simulator.expire();

        assertThat(talk.await(S2sEvent.Failed.class).cause()).isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void closedStreamReportsNothingAndEndsTheConnection() {
        Talk talk = gemini.open(Turns.OURS);
        talk.turn("hello");

        talk.stream().close();

        gemini.simulator.await(GeminiSimulator.GONE);
        assertThat(talk.all(S2sEvent.Failed.class)).isEmpty();
    }

    @Test
    void wordsThatMustBeExactAreRefused() {
        Talk talk = gemini.open(Turns.OURS);

        assertThatThrownBy(() -> talk.stream().say("Exactly this."))
                .isInstanceOf(UnsupportedOperationException.class)
                .isNotInstanceOf(CompletionException.class);
    }
}
