package ai.beluga.voice.phone.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioParserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Step step(String line) {
        return Scenario.of(line).lines().getFirst().step();
    }

    @Test
    void eachCommandIsUnderstood() {
        assertThat(step("wait greeting")).isEqualTo(new Step.WaitGreeting(PATIENCE));
        assertThat(step("wait reply within 5s")).isEqualTo(new Step.WaitReply(Duration.ofSeconds(5)));
        assertThat(step("wait 1500ms")).isEqualTo(new Step.WaitTime(Duration.ofMillis(1_500)));
        assertThat(step("press 12#")).isEqualTo(new Step.Press("12#"));
        assertThat(step("press #")).isEqualTo(new Step.Press("#"));
        assertThat(step("drop")).isEqualTo(new Step.Drop());
        assertThat(step("drop in reply after 450ms within 5s"))
                .isEqualTo(new Step.DropIn(Duration.ofMillis(450), Duration.ofSeconds(5)));
        assertThat(step("  hang   up ")).isEqualTo(new Step.HangUp());
        assertThat(step("stop reading")).isEqualTo(new Step.StopReading());
        assertThat(step("resume reading")).isEqualTo(new Step.ResumeReading());
        assertThat(step("expect end")).isEqualTo(new Step.ExpectEnd(PATIENCE));
        assertThat(step("expect close within 5s")).isEqualTo(new Step.ExpectClose(Duration.ofSeconds(5)));
        assertThat(step("misbehave half a frame")).isEqualTo(new Step.Misbehave(Misbehaviour.HALF_FRAME));
    }

    @Test
    void recordingIsReadWhereItIsNamed() {
        assertThat(step("say audio/jfk.ulaw.wav"))
                .isInstanceOfSatisfying(
                        Step.Say.class,
                        say -> assertThat(say.recording().samples()).isGreaterThan(80_000));
        assertThat(step("say audio/jfk.ulaw.wav over reply after 800ms"))
                .isInstanceOfSatisfying(
                        Step.SayOver.class, over -> assertThat(over.after()).isEqualTo(Duration.ofMillis(800)));
    }

    @Test
    void commentsAndEmptyLinesAreNoSteps() {
        Scenario scenario = Scenario.of("# first", "", "wait greeting   # to its end", "#", "hang up");

        assertThat(scenario.lines()).extracting(Scenario.Line::number).containsExactly(3, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "say", "wait", "hang up within 3s", "wait soon", "wait 3", "expect", "press"})
    void whatIsNotUnderstoodNamesLineAndWhatIsAllowed(String line) {
        assertThatThrownBy(() -> Scenario.of("hang up", line))
                .isInstanceOf(ScenarioFault.class)
                .hasMessageContaining("scenario line 2: \"")
                .hasMessageContaining("allowed are");
    }

    @Test
    void missingRecordingIsNamed() {
        assertThatThrownBy(() -> Scenario.of("say audio/none.wav"))
                .hasMessage("scenario line 1: there is no file audio/none.wav in the working directory or on the class"
                        + " path");
    }

    @Test
    void unknownMisbehaviourNamesTheKnownOnes() {
        assertThatThrownBy(() -> Scenario.of("misbehave badly"))
                .hasMessageContaining("\"badly\" is no misbehaviour")
                .hasMessageContaining("half a frame");
    }

    @Test
    void emptyScenarioIsRefused() {
        assertThatThrownBy(() -> Scenario.of("# nothing")).hasMessageContaining("has no commands");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenarios/demo.txt", "scenarios/barge-in.txt", "scenarios/resume.txt"})
    void scenariosOfTheTestDataAreUnderstood(String path) throws Exception {
        assertThat(Scenario.read(path).lines()).isNotEmpty();
    }
}
