package ai.beluga.voice.session;

import static ai.beluga.voice.testkit.SpokenWords.text;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.testkit.ListeningRecogniser.Trouble;
import ai.beluga.voice.testkit.TroubledSynthesizer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What callers suffer when the first of two recognisers is in trouble, at each point of a turn. */
class RecogniserTroubleTest {

    private static final Duration BEARABLE = ofSeconds(3);

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "UNDERSTANDS_NOTHING"})
    void callerIsUnderstoodWordForWordAndAnsweredInTime(Trouble trouble) {
        TroubledCall troubled = new TroubledCall(trouble, TroubledSynthesizer.Trouble.NONE);
        troubled.call.run(ofSeconds(3));

        troubled.call.callerSaysWords(0, 9);
        Duration silence = troubled.silenceUntilHeard("first says " + text(0, 9) + ".", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.asked()).containsExactly(text(0, 9));
        assertThat(troubled.failures()).isNotEmpty().allSatisfy(failed -> {
            assertThat(failed.port()).isEqualTo(EnginePort.STT);
            assertThat(failed.provider()).isEqualTo(TroubledCall.FIRST);
        });
        assertThat(troubled.switches())
                .last()
                .satisfies(switched -> assertThat(switched.to()).isEqualTo(TroubledCall.SECOND));
        assertThat(troubled.recogniser.closed()).isEqualTo(openable(trouble) ? troubled.recogniser.opened() : 0);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "UNDERSTANDS_NOTHING"})
    void conversationGoesOnAfterTheTrouble(Trouble trouble) {
        TroubledCall troubled = new TroubledCall(trouble, TroubledSynthesizer.Trouble.NONE);
        troubled.call.run(ofSeconds(3)).callerSaysWords(0, 4).run(ofSeconds(6));

        troubled.call.callerSaysWords(5, 9);
        Duration silence = troubled.silenceUntilHeard("first says " + text(5, 9) + ".", ofSeconds(20));

        assertThat(silence).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.asked()).containsExactly(text(0, 4), text(5, 9));
        assertThat(troubled.call.reports()).isEmpty();
    }

    @Test
    void callerWhoPausesAndGoesOnLosesNoWordWhenTheRecogniserDiesInTheSecondPart() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2)).callerSaysWords(0, 4).run(ofMillis(500));

        troubled.recogniser.has(Trouble.DIES_AFTER_AN_INTERIM_TEXT);
        troubled.call.callerSaysWords(5, 9);
        troubled.silenceUntilHeard("first says " + text(0, 9) + ".", ofSeconds(10));

        assertThat(troubled.asked()).containsExactly(text(0, 9));
    }

    @Test
    void callerWhoGoesOnBeforeThePauseWasAnsweredIsNotHeardTwice() {
        TroubledCall troubled = new TroubledCall();
        troubled.recogniser.answersAfter(ofMillis(400));
        troubled.call.run(ofSeconds(2)).callerSaysWords(0, 4).run(ofMillis(260));
        troubled.recogniser.has(Trouble.DIES_AT_THE_PAUSE);

        troubled.call.callerSaysWords(5, 9);
        troubled.silenceUntilHeard("first says " + text(0, 9) + ".", ofSeconds(10));

        assertThat(troubled.asked()).containsExactly(text(0, 9));
    }

    @Test
    void callerWhoIsAloneWithASlowRecogniserIsNotGivenUp() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.standInRecogniser.has(Trouble.REFUSES);
        troubled.recogniser.has(Trouble.DIES_AT_THE_PAUSE);
        troubled.call.callerSaysWords(0, 4).run(ofMillis(400));

        troubled.recogniser.has(Trouble.NONE);
        troubled.silenceUntilHeard("first says " + text(0, 4) + ".", ofSeconds(10));

        assertThat(troubled.failures())
                .extracting(failed -> failed.provider() + " " + failed.how())
                .contains("second " + EngineFailure.REFUSED);
    }

    @Test
    void callerWhoIsNotUnderstoodTwiceIsHeardByAnother() {
        TroubledCall troubled = new TroubledCall(Trouble.UNDERSTANDS_NOTHING, TroubledSynthesizer.Trouble.NONE);
        troubled.call.run(ofSeconds(3)).callerSaysWords(0, 4);
        Duration first = troubled.silenceUntilHeard("not understood prompt.", ofSeconds(10));

        troubled.call.run(ofSeconds(1)).callerSaysWords(5, 9);
        Duration second = troubled.silenceUntilHeard("first says " + text(5, 9) + ".", ofSeconds(10));

        assertThat(first).isLessThanOrEqualTo(BEARABLE);
        assertThat(second).isLessThanOrEqualTo(BEARABLE);
        assertThat(troubled.failures())
                .extracting(failed -> failed.provider() + " " + failed.how())
                .containsExactly("first " + EngineFailure.GARBLED);
    }

    @Test
    void noiseDoesNotSendACallFromOneRecogniserToTheOtherAndBack() {
        TroubledCall troubled = new TroubledCall(Trouble.UNDERSTANDS_NOTHING, TroubledSynthesizer.Trouble.NONE);
        troubled.standInRecogniser.has(Trouble.UNDERSTANDS_NOTHING);
        troubled.call.run(ofSeconds(3));

        for (int i = 0; i < 6; i++) {
            troubled.call.callerSaysWords(0, 4).run(ofSeconds(4));
        }

        assertThat(troubled.switches()).hasSize(1);
    }

    @Test
    void callerNobodyCanHearIsToldSo() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.recogniser.has(Trouble.DIES_IN_MID_SPEECH);
        troubled.standInRecogniser.has(Trouble.CANNOT_BE_OPENED);
        troubled.call.callerSaysWords(0, 4);
        troubled.recogniser.has(Trouble.CANNOT_BE_OPENED);

        troubled.call.run(ofSeconds(15));

        assertThat(troubled.call.heardAtTheFarEnd()).endsWith("failure farewell prompt.");
        assertThat(troubled.call.reports()).containsExactly(EndReason.PROVIDER_FAILED);
        assertThat(troubled.call.timersRunning()).isZero();
    }

    @Test
    void audioThatKillsEveryRecogniserEndsTheCallAndNotTheServer() {
        TroubledCall troubled = new TroubledCall();
        troubled.call.run(ofSeconds(2));
        troubled.recogniser.has(Trouble.DIES_AT_THE_PAUSE);
        troubled.standInRecogniser.has(Trouble.DIES_AT_THE_PAUSE);

        troubled.call.callerSaysWords(0, 4).run(ofSeconds(10));

        assertThat(troubled.call.reports()).containsExactly(EndReason.PROVIDER_FAILED);
        assertThat(troubled.recogniser.opened() + troubled.standInRecogniser.opened())
                .isLessThan(10);
    }

    private static boolean openable(Trouble trouble) {
        return switch (trouble) {
            case CANNOT_BE_OPENED, NEVER_OPENS, REFUSES, THROWS_AT_OPEN -> false;
            default -> true;
        };
    }
}
