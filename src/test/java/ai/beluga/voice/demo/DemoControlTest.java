package ai.beluga.voice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.SayResult;
import ai.beluga.voice.session.CallControl;
import ai.beluga.voice.session.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoControlTest {

    private final List<String> wanted = new ArrayList<>();
    private SayResult saying = new SayResult.Heard();
    private DigitResult keying = new DigitResult.Collected("4711");
    private final DemoControl control = new DemoControl(
            call -> call.equals(new CallId("CA1")) ? Optional.of(new ScriptedControl()) : Optional.empty());

    private final class ScriptedControl implements CallControl {
        @Override
        public Handle<SayResult> say(String words, SayOptions how) {
            wanted.add(words + (how.equals(SayOptions.POLITE) ? "" : " now"));
            return new Over<>(saying);
        }

        @Override
        public Handle<DigitResult> collect(String words, DigitRule rule, SayOptions how) {
            wanted.add(words + " " + rule.most());
            return new Over<>(keying);
        }
    }

    private record Over<R>(R became) implements Handle<R> {
        @Override
        public CompletionStage<R> result() {
            return CompletableFuture.completedStage(became);
        }

        @Override
        public void cancel() {
            // What is over cannot be taken back.
        }
    }

    @Test
    void wordsAreSaidAndTheirOutcomeIsTold() {
        saying = new SayResult.GivenUp("Your", SayResult.Cause.LINE_LOST);

        DemoControl.Answer answer = said("CA1", "Your table is ready.");

        assertThat(wanted).containsExactly("Your table is ready.");
        assertThat(answer)
                .isEqualTo(new DemoControl.Answer(
                        200, "{\"outcome\":\"given up\",\"cause\":\"LINE_LOST\",\"heard\":\"Your\"}"));
    }

    @Test
    void keysAreCollected() {
        DemoControl.Answer answer = keyed("CA1", 4, "Please key in four digits.");

        assertThat(wanted).containsExactly("Please key in four digits. 4");
        assertThat(answer).isEqualTo(new DemoControl.Answer(200, "{\"outcome\":\"collected\",\"digits\":\"4711\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void requestWithoutWordsIsAnsweredWithASentence(String words) {
        DemoControl.Answer empty =
                new DemoControl.Answer(400, "the words to be said are the body of the request, and it is empty");

        assertThat(said("CA1", words)).isEqualTo(empty);
        assertThat(keyed("CA1", 4, words)).isEqualTo(empty);
        assertThat(wanted).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65})
    void numberOfKeysThatCannotBeIsAnsweredWithWhatCan(int digits) {
        assertThat(keyed("CA1", digits, "Please key in."))
                .isEqualTo(new DemoControl.Answer(400, "digits is 1 to 64, not " + digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CA2", " "})
    void callThatIsNotThereIsNotFound(String call) {
        assertThat(said(call, "Hello."))
                .isEqualTo(new DemoControl.Answer(404, "there is no such call, or it has no conversation now"));
    }

    private DemoControl.Answer said(String call, String words) {
        return control.said(call, false, words).toCompletableFuture().join();
    }

    private DemoControl.Answer keyed(String call, int digits, String words) {
        return control.keyed(call, digits, words).toCompletableFuture().join();
    }
}
