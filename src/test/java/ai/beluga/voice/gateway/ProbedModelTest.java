package ai.beluga.voice.gateway;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.session.Reasoning;
import ai.beluga.voice.session.SpeechModel;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedModel;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbedModelTest {

    private final ManualTime time = new ManualTime();
    private final ScriptedModel engine = new ScriptedModel(time, new ScriptedSynthesizer(time));

    /** Nova knows no other turns than its own, and would stay down for ever. */
    @ParameterizedTest
    @EnumSource
    void modelThatWasDownIsProbedAsCallsOpenItAndServesAgain(Opening.Turns turns) {
        Chain<SpeechToSpeech> chain = Chain.ofOne(EnginePort.S2S, "only", engine);
        ProviderHealth health = chain.links().getFirst().health();
        for (int i = 0; i < 3; i++) {
            health.failed(EngineFailure.UNREACHABLE, time.nanos());
        }
        SpeechModel model = new SpeechModel(
                chain, "Be kind.", FallbackLimits.DEFAULT, turns, ofMillis(700), true, Reasoning.MODEL, 0);

        Gateway.watch(Gateway.prober(time, time, Configurations.of()), model, Locale.US)
                .start();
        time.advance(ofSeconds(5));

        assertThat(engine.openings()).isNotEmpty().allMatch(opening -> opening.turns() == turns);
        assertThat(engine.live()).isZero();
        assertThat(health.state()).isNotEqualTo(ProviderHealth.State.DOWN);
    }
}
