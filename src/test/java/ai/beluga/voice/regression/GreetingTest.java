package ai.beluga.voice.regression;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.event.CallEvent.CallerSpoke;
import ai.beluga.voice.provider.none.NoNoiseSuppression;
import ai.beluga.voice.session.Engines;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.testkit.ListeningRecogniser;
import ai.beluga.voice.testkit.LoudnessDetector;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.SpokenWords;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Theme 19: the first seconds of a call. */
class GreetingTest {

    /** Opens its streams only after a time. */
    private record Late(SpeechToText engine, Timers timers, Duration delay) implements SpeechToText {

        @Override
        public AudioFormat input() {
            return engine.input();
        }

        @Override
        public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
            CompletableFuture<Stream> later = new CompletableFuture<>();
            timers.schedule(delay, () -> engine.open(language, events).thenAccept(later::complete));
            return later;
        }
    }

    @Test
    void callerWhoSpeaksBeforeTheGreetingIsHeardFromTheFirstFrame() {
        ScriptedCall call = new ScriptedCall();
        call.recogniser.hears("What are your hours?");

        call.callerSpeaks(ofMillis(1_200)).run(ofSeconds(4));

        assertThat(call.recogniser.samples()).isGreaterThanOrEqualTo(1_200 * 8);
        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly("What are your hours?");
        assertThat(call.heardAtTheFarEnd()).endsWith("You said What are your hours?.");
    }

    @Test
    void callerIsGreetedAndUnderstoodThoughTheRecogniserOpensLate() {
        ScriptedCall call = listeningAfter(ofMillis(2_500));
        call.run(ofMillis(1_000));
        assertThat(call.heardAtTheFarEnd()).as("greeted at once").isEqualTo("greeting prompt.");

        call.callerSaysWords(0, 5).run(ofSeconds(4));

        assertThat(call.facts(CallerSpoke.class)).extracting(CallerSpoke::text).containsExactly(SpokenWords.text(0, 5));
    }

    private static ScriptedCall listeningAfter(Duration opening) {
        return ScriptedCall.servedBy(call -> new Engines(
                new NoNoiseSuppression(),
                new LoudnessDetector(),
                new Late(new ListeningRecogniser(call.time, AudioFormat.PCM_8K), call.time, opening),
                call.turnDetector,
                call.agent,
                call.synthesizer));
    }
}
