package ai.beluga.voice.speech.fallback;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallEvent.ProviderFailed;
import ai.beluga.voice.event.CallEvent.ProviderSwitched;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedModel;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FallbackSpeechToSpeechTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedModel first = new ScriptedModel(time, new ScriptedSynthesizer(time));
    private final ScriptedModel second = new ScriptedModel(time, new ScriptedSynthesizer(time));
    private final List<S2sEvent> events = new ArrayList<>();
    private final List<CallEvent> facts = new ArrayList<>();

    @Test
    void chainCanDoWhatEachOfItsModelsCan() {
        first.lasts(ofMinutes(60));
        second.lasts(ofMinutes(15)).without(Capability.TEXT);

        assertThat(model().capabilities().has(Capability.TEXT)).isFalse();
        assertThat(model().capabilities().has(Capability.OUR_TURNS)).isTrue();
        assertThat(model().capabilities().longestSession()).isEqualTo(ofMinutes(15));
    }

    @Test
    void secondServesTheCallWhenTheFirstCannotBeOpened() {
        first.failOpens(1);

        opened(model(), Optional.empty());

        assertThat(second.live()).isOne();
        assertThat(facts).hasAtLeastOneElementOfType(ProviderSwitched.class);
    }

    @Test
    void modelThatOwesAReplyFailsWhenAnotherIsReady() {
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());

        stream.callerFinished();
        time.advance(ofMillis(1_100));

        assertThat(events).hasAtLeastOneElementOfType(S2sEvent.Failed.class);
        assertThat(facts).contains(new ProviderFailed(EnginePort.S2S, "first", EngineFailure.SILENT));
    }

    @Test
    void modelThatWasInterruptedOwesNothing() {
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());

        stream.callerFinished();
        stream.interrupt(0, 0);
        time.advance(ofSeconds(20));

        assertThat(facts).isEmpty();
    }

    @Test
    void replyThatHasBegunIsOwedNoMore() {
        first.says("We open at nine.");
        SpeechToSpeech.Stream stream = opened(model(), Optional.empty());

        stream.callerFinished();
        time.advance(ofSeconds(20));

        assertThat(facts).isEmpty();
        assertThat(events).hasAtLeastOneElementOfType(S2sEvent.ReplyEnded.class);
    }

    @Test
    void nothingIsReportedOfAStreamThatHasFailed() {
        opened(model(), Optional.empty());
        first.die();
        int reported = events.size();

        first.report(new S2sEvent.CallerText(1, "late", true));

        assertThat(events).hasSize(reported);
    }

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

    private SpeechToSpeech.Stream opened(FallbackSpeechToSpeech model, Optional<String> resume) {
        Opening opening = new Opening(Locale.US, "", List.of(), List.of(), Opening.Turns.OURS, resume);
        return model.open(opening, events::add).toCompletableFuture().join();
    }

    private FallbackSpeechToSpeech model() {
        return new FallbackSpeechToSpeech(
                new Chain<>(EnginePort.S2S, List.of(link("first", first), link("second", second))),
                FallbackLimits.DEFAULT.answeringWithin(ofSeconds(1)),
                new CallContext(time, time, facts::add));
    }

    private static Chain.Link<SpeechToSpeech> link(String name, SpeechToSpeech engine) {
        Backoff backoff = new Backoff(ofMillis(500), ofSeconds(60), 0, () -> 0);
        return new Chain.Link<>(name, engine, new ProviderHealth(backoff));
    }
}
