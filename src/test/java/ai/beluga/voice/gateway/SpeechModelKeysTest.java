package ai.beluga.voice.gateway;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.Fault;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.session.Reasoning;
import ai.beluga.voice.session.SpeechModel;
import ai.beluga.voice.speech.fallback.FallbackLimits;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.testkit.ScriptedModel;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeechModelKeysTest {

    private static final FallbackLimits BOUNDS = FallbackLimits.DEFAULT;

    private final ManualTime time = new ManualTime();
    private final Chain<SpeechToSpeech> chain =
            Chain.ofOne(EnginePort.S2S, "model", new ScriptedModel(time, new ScriptedSynthesizer(time)));

    @Test
    void everyKeyIsHeeded() {
        SpeechModel model = SpeechModelKeys.model(
                Configurations.of(
                        "beluga.s2s.instructions", "Be brief.",
                        "beluga.s2s.answer-timeout", "4s",
                        "beluga.s2s.turns", "vendor",
                        "beluga.s2s.reasoning", "external",
                        "beluga.s2s.interrupt-after", "500ms",
                        "beluga.transfer.number", "+15550100"),
                chain,
                BOUNDS);

        assertThat(model)
                .isEqualTo(new SpeechModel(
                        chain,
                        "Be brief.",
                        BOUNDS.answeringWithin(ofSeconds(4)),
                        Opening.Turns.VENDORS,
                        ofMillis(500),
                        true,
                        Reasoning.EXTERNAL,
                        3));
    }

    @Test
    void turnsAreHandedOverOnlyWhereThatIsAskedFor() {
        assertThat(faults("beluga.s2s.provider", "one", "beluga.s2s.hand-over-from", "2"))
                .extracting(Fault::key)
                .containsExactly("beluga.s2s.hand-over-from");
        assertThat(handsOverFrom("beluga.s2s.reasoning", "hybrid")).isEqualTo(3);
        assertThat(handsOverFrom("beluga.s2s.reasoning", "hybrid", "beluga.s2s.hand-over-from", "2"))
                .isEqualTo(2);
    }

    private int handsOverFrom(String... entries) {
        SpeechModel model = SpeechModelKeys.model(Configurations.of(entries), chain, BOUNDS);
        assertThat(model.reasoning()).isEqualTo(Reasoning.HYBRID);
        return model.handOverFrom();
    }

    @Test
    void withoutAModelNobodyIsNamed() {
        assertThat(EngineKeys.chain(Configurations.of(), EngineKeys.S2S_PROVIDER))
                .isEmpty();
    }

    @Test
    void modelsStandInForEachOtherInTheOrderWritten() {
        assertThat(EngineKeys.chain(Configurations.of("beluga.s2s.provider", "one, two"), EngineKeys.S2S_PROVIDER))
                .containsExactly("one", "two");
    }

    @Test
    void interruptionThatNeedsWordsIsRefusedWithAModel() {
        assertThat(faults("beluga.s2s.provider", "one", "beluga.interruption.mode", "both"))
                .extracting(Fault::key)
                .containsExactly("beluga.interruption.mode");
        assertThat(faults("beluga.s2s.provider", "one", "beluga.interruption.mode", "either"))
                .isEmpty();
        assertThat(faults("beluga.interruption.mode", "words")).isEmpty();
    }

    @Test
    void modelThatCannotBeToldOfTurnsIsRefused() {
        Configuration configuration = Configurations.of("beluga.s2s.provider", "model");
        Chain<SpeechToSpeech> unable = chain.map(model -> ((ScriptedModel) model).without(Capability.OUR_TURNS));

        Configuration vendors = Configurations.of("beluga.s2s.provider", "model", "beluga.s2s.turns", "vendor");

        assertThat(SpeechModelKeys.unable(vendors, chain)).isEmpty();
        assertThat(SpeechModelKeys.unable(configuration, unable)).hasValueSatisfying(fault -> {
            assertThat(fault.key()).isEqualTo("beluga.s2s.provider");
            assertThat(fault.expected()).contains("beluga.s2s.turns is gateway");
            assertThat(fault.fix()).startsWith("set beluga.s2s.turns to vendor, or take out");
        });
    }

    @Test
    void modelThatTakesNoTurnsIsRefusedWithTheWayOut() {
        Configuration vendors = Configurations.of("beluga.s2s.provider", "model", "beluga.s2s.turns", "vendor");
        Chain<SpeechToSpeech> unable = chain.map(model -> ((ScriptedModel) model).without(Capability.VENDOR_TURNS));

        assertThat(SpeechModelKeys.unable(vendors, unable))
                .map(Fault::fix)
                .hasValueSatisfying(fix -> assertThat(fix).contains("set beluga.s2s.turns to gateway"));
    }

    @Test
    void hybridReasoningWantsAModelThatCallsTools() {
        Configuration hybrid = Configurations.of("beluga.s2s.provider", "model", "beluga.s2s.reasoning", "hybrid");
        Chain<SpeechToSpeech> mute = chain.map(model -> ((ScriptedModel) model).without(Capability.TOOLS));

        assertThat(faults("beluga.s2s.reasoning", "hybrid"))
                .extracting(Fault::key)
                .containsExactly("beluga.s2s.provider");
        assertThat(SpeechModelKeys.unable(hybrid, mute)).hasValueSatisfying(fault -> {
            assertThat(fault.key()).isEqualTo("beluga.s2s.provider");
            assertThat(fault.expected()).contains("call tools, because beluga.s2s.reasoning is hybrid");
        });
    }

    @Test
    void externalReasoningKnowsWordsInTimeButWantsTheGatewaysTurnsAndAModel() {
        assertThat(faults("beluga.s2s.reasoning", "external", "beluga.s2s.provider", "one"))
                .isEmpty();
        assertThat(faults(
                        "beluga.s2s.reasoning", "external",
                        "beluga.s2s.provider", "one",
                        "beluga.interruption.mode", "both"))
                .isEmpty();
        assertThat(faults(
                        "beluga.s2s.reasoning", "external",
                        "beluga.s2s.provider", "one",
                        "beluga.s2s.turns", "vendor"))
                .extracting(Fault::key)
                .containsExactly("beluga.s2s.turns");
        assertThat(faults("beluga.s2s.reasoning", "external"))
                .extracting(Fault::key)
                .containsExactly("beluga.s2s.provider");
    }

    @Test
    void modelThatMaySayOtherWordsIsRefusedByNameWhereTheAgentDecides() {
        Configuration external = Configurations.of("beluga.s2s.provider", "model", "beluga.s2s.reasoning", "external");
        ScriptedModel able = new ScriptedModel(time, new ScriptedSynthesizer(time)).decidesNothing();
        Chain<SpeechToSpeech> exact = chain.map(model -> able);

        assertThat(SpeechModelKeys.unable(external, exact)).isEmpty();
        assertThat(SpeechModelKeys.unable(external, chain))
                .hasValueSatisfying(fault -> assertThat(fault.expected() + fault.fix())
                        .contains("given words exactly", "; model may say other words", "grok can"));
    }

    private static List<Fault> faults(String... settings) {
        Configuration configuration = Configurations.of(settings);
        return new SpeechModelKeys().check(configuration);
    }
}
