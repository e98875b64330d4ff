package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.testkit.ListeningRecogniser;
import ai.beluga.voice.testkit.TroubledSynthesizer.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers suffer when the first of two voices is in trouble, at each point of a reply. */
class VoiceTroubleTest {

    private static final Duration BEARABLE = ofSeconds(3);
    private static final String ANSWER = "first says w0 w1 w2 w3 w4.";

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "CANNOT_BE_OPENED", "NEVER_OPENS", "REFUSES"})
    void callerHearsTheAnswerOnceAndWhole(Trouble trouble) {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.voice.has(trouble);

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard(ANSWER, ofSeconds(20));
        troubled.call.run(ofSeconds(3));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.heardBesideFillers()).isEqualTo("greeting prompt. " + ANSWER);
        assertThat(troubled.call.heardInFacts()).containsExactly("greeting prompt.", ANSWER);
    }

    @Test
    void callerDoesNotWaitForAVoiceThatWasLostBeforeThereWasAnythingToSay() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.voice.has(Trouble.NEVER_OPENS);
        troubled.voice.breaksOff();
        troubled.call.run(ofMillis(700));

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard(ANSWER, ofSeconds(20));

        assertThat(silence).isLessThan(ofSeconds(1));
        assertThat(troubled.switches())
                .singleElement()
                .satisfies(switched -> assertThat(switched.to()).isEqualTo(TroubledCall.SECOND));
    }

    @Test
    void voiceThatIsLostAgainAndAgainWithNothingToSayIsNotOpenedEachTime() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));

        for (int i = 0; i < 5; i++) {
            troubled.voice.breaksOff();
            troubled.standInVoice.breaksOff();
            troubled.call.run(ofSeconds(1));
        }

        assertThat(troubled.voice.opened() + troubled.standInVoice.opened()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void callerIsGreetedAndAnsweredThoughTheVoiceIsInTroubleFromTheBeginning(Trouble trouble) {
        TroubledCall troubled = new TroubledCall(ListeningRecogniser.Trouble.NONE, trouble);
        Duration silence = troubled.silenceUntilHeard("greeting prompt.", ofSeconds(20));

        troubled.call.run(ofSeconds(1)).callerSaysWords(0, 4);
        Duration later = troubled.silenceUntilHeard(ANSWER, ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(later).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.failures()).allSatisfy(failed -> {
            assertThat(failed.port()).isEqualTo(EnginePort.TTS);
            assertThat(failed.provider()).isEqualTo(TroubledCall.FIRST);
        });
    }

    @Test
    void voiceThatStopsInASentenceIsNamedWithItsSuccessor() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.voice.has(Trouble.HANGS_AFTER_THREE_WORDS);

        troubled.call.callerSaysWords(0, 4).run(ofSeconds(8));

        assertThat(troubled.failures()).singleElement().satisfies(failed -> {
            assertThat(failed.provider()).isEqualTo(TroubledCall.FIRST);
            assertThat(failed.how()).isEqualTo(EngineFailure.SILENT);
        });
        assertThat(troubled.switches()).singleElement().satisfies(switched -> {
            assertThat(switched.from()).isEqualTo(TroubledCall.FIRST);
            assertThat(switched.to()).isEqualTo(TroubledCall.SECOND);
            assertThat(switched.cause()).contains(EngineFailure.SILENT);
        });
        assertThat(troubled.voice.closed()).isEqualTo(1);
    }

    @Test
    void callerWhoInterruptsTheSecondVoiceIsRememberedToHaveHeardNoMoreThanWasSpoken() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.voice.has(Trouble.DIES_AFTER_THREE_WORDS);
        troubled.call.callerSaysWords(0, 9).run(ofMillis(2_300));

        troubled.call.callerSaysWords(10, 14).run(ofSeconds(4));

        String heard = troubled.call.heardInFacts().get(1);
        assertThat("first says w0 w1 w2 w3 w4 w5 w6 w7 w8 w9.").startsWith(heard);
        assertThat(heard).startsWith("first says w0 w1").doesNotContain("w9");
        assertThat(troubled.call.heardAtTheFarEnd()).startsWith("greeting prompt. " + heard);
    }

    @Test
    void callerIsToldByARecordingWithinSixSecondsThatNoVoiceWorks() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.voice.has(Trouble.DIES_AND_CANNOT_BE_OPENED_AGAIN);
        troubled.standInVoice.has(Trouble.CANNOT_BE_OPENED);

        troubled.call.callerSaysWords(0, 4);
        Duration silence = troubled.silenceUntilHeard("apology prompt.", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(ofSeconds(6));
    }

    @Test
    void callerHearsTheFirstVoiceAgainOnceItIsWell() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.voice.has(Trouble.DIES_WHEN_ASKED);
        troubled.call.callerSaysWords(0, 4).run(ofSeconds(4));
        troubled.voice.has(Trouble.NONE);
        troubled.standInVoice.has(Trouble.DIES_WHEN_ASKED);

        troubled.call.callerSaysWords(5, 9);
        troubled.silenceUntilHeard("first says w5 w6 w7 w8 w9.", ofSeconds(10));

        assertThat(troubled.switches())
                .extracting(switched -> switched.to())
                .containsExactly(TroubledCall.SECOND, TroubledCall.FIRST);
    }
}
