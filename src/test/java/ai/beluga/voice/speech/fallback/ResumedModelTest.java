package ai.beluga.voice.speech.fallback;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedModel;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose stream goes on by a handle, and which. */
class ResumedModelTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedModel first = new ScriptedModel(time, new ScriptedSynthesizer(time));
    private final ScriptedModel second = new ScriptedModel(time, new ScriptedSynthesizer(time));

    @Test
    void handleOfOneModelIsNotGivenToAnother() {
        FallbackSpeechToSpeech model = model();
        opened(model, Optional.empty());
        first.report(new S2sEvent.Resumable("handle"));

        opened(model, Optional.of("handle"));
        first.failOpens(1);
        opened(model, Optional.of("handle"));

        assertThat(first.openings().get(1).resume()).contains("handle");
        assertThat(second.openings().getLast().resume()).isEmpty();
    }

    @Test
    void handleFromBeforeAnotherModelServedIsNotUsed() {
        FallbackSpeechToSpeech model = model();
        opened(model, Optional.empty());
        first.report(new S2sEvent.Resumable("before"));
        first.failOpens(1);
        opened(model, Optional.of("before"));
        time.advance(ofSeconds(2));
        second.die();

        opened(model, Optional.of("before"));

        assertThat(first.openings()).hasSize(3);
        assertThat(first.openings().getLast().resume()).isEmpty();
    }

    @Test
    void handleThatAModelGivesAfterAnotherHasServedIsUsed() {
        FallbackSpeechToSpeech model = model();
        opened(model, Optional.empty());
        first.failOpens(1);
        opened(model, Optional.empty());
        second.die();
        time.advance(ofSeconds(2));
        opened(model, Optional.empty());
        first.report(new S2sEvent.Resumable("after"));

        opened(model, Optional.of("after"));

        assertThat(first.openings().getLast().resume()).contains("after");
    }

    private static void opened(FallbackSpeechToSpeech model, Optional<String> resume) {
        Opening opening = new Opening(Locale.US, "", List.of(), List.of(), Opening.Turns.OURS, resume);
        model.open(opening, event -> {}).toCompletableFuture().join();
    }

    private FallbackSpeechToSpeech model() {
        return new FallbackSpeechToSpeech(
                new Chain<>(EnginePort.S2S, List.of(link("first", first), link("second", second))),
                FallbackLimits.DEFAULT.answeringWithin(ofSeconds(1)),
                new CallContext(time, time, fact -> {}));
    }

    private static Chain.Link<SpeechToSpeech> link(String name, SpeechToSpeech engine) {
        Backoff backoff = new Backoff(ofMillis(500), ofSeconds(60), 0, () -> 0);
        return new Chain.Link<>(name, engine, new ProviderHealth(backoff));
    }
}
