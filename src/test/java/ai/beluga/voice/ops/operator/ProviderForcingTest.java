package ai.beluga.voice.ops.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.health.CallChain;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.HealthSettings;
import ai.beluga.voice.speech.health.ProviderBoard;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.testkit.ManualTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderForcingTest {

    private final ManualTime time = new ManualTime();
    private final ProviderBoard board = new ProviderBoard();
    private final ProviderForcing forcing = new ProviderForcing(board);

    @ParameterizedTest
    @EnumSource(EnginePort.class)
    void callsLeaveAnEngineAtTheirNextOpeningAndComeBackWhenItIsAutomaticAgain(EnginePort port) {
        CallChain<String> call = new CallChain<>(chain(port), 5, time, fact -> {});
        String name = port.name().toLowerCase();
        assertThat(next(call)).isEqualTo("first");

        assertThat(forcing.force(name, "first", "down").status()).isEqualTo(200);
        assertThat(next(call)).isEqualTo("second");

        assertThat(forcing.force(name, "first", "automatic\n").status()).isEqualTo(200);
        assertThat(next(call)).isEqualTo("first");
    }

    @Test
    void engineForcedUpIsAskedAgainAtOnceAlthoughItWasRefused() {
        Chain<String> chain = chain(EnginePort.STT);
        CallChain<String> call = new CallChain<>(chain, 5, time, fact -> {});
        chain.links().getFirst().health().failed(EngineFailure.REFUSED, time.nanos());
        assertThat(next(call)).isEqualTo("second");

        forcing.force("stt", "first", "up");

        assertThat(next(call)).isEqualTo("first");
    }

    @ParameterizedTest
    @CsvSource({
        "stt, first, sideways, 400, 'expected one of automatic, down, up'",
        "stt, first, '', 400, 'expected one of automatic, down, up'",
        "video, first, down, 404, 'expected a port of stt, tts'",
        "stt, third, down, 404, 'expected a provider of first, second'"
    })
    void wishThatCannotBeIsAnsweredWithWhatIsAllowed(
            String port, String provider, String wish, int status, String sentence) {
        chain(EnginePort.STT);
        chain(EnginePort.TTS);

        assertThat(forcing.force(port, provider, wish)).isEqualTo(new ProviderForcing.Answer(status, sentence));
    }

    @Test
    void lastEngineOfAPortCannotBeTakenAway() {
        chain(EnginePort.TTS);
        forcing.force("tts", "first", "down");

        assertThat(forcing.force("tts", "second", "down"))
                .isEqualTo(new ProviderForcing.Answer(
                        409,
                        "second cannot be forced down: every other engine of tts is already; first force one of these"
                                + " up or automatic: first"));
        assertThat(forcing.force("tts", "first", "up").status()).isEqualTo(200);
        assertThat(forcing.force("tts", "second", "down").status()).isEqualTo(200);
    }

    @Test
    void onlyEngineOfAPortCannotBeTakenAway() {
        board.show(new Chain<>(EnginePort.STT, List.of(link("embedded"))));

        assertThat(forcing.force("stt", "embedded", "down"))
                .isEqualTo(new ProviderForcing.Answer(
                        409, "embedded cannot be forced down: it is the only engine of stt"));
    }

    @Test
    void operatorSeesStateFailureAndWish() {
        Chain<String> chain = chain(EnginePort.STT);
        chain.links().getFirst().health().failed(EngineFailure.BROKE_OFF, time.nanos());
        forcing.force("stt", "second", "up");

        assertThat(forcing.engines().toString())
                .isEqualTo("[{\"port\":\"stt\",\"provider\":\"first\",\"state\":\"suspect\",\"failure\":\"broke_off\","
                        + "\"force\":\"automatic\"},{\"port\":\"stt\",\"provider\":\"second\",\"state\":\"healthy\","
                        + "\"failure\":\"\",\"force\":\"up\"}]");
    }

    private Chain<String> chain(EnginePort port) {
        Chain<String> chain = new Chain<>(port, List.of(link("first"), link("second")));
        board.show(chain);
        return chain;
    }

    private static Chain.Link<String> link(String name) {
        return new Chain.Link<>(name, name, new ProviderHealth(HealthSettings.DEFAULT, () -> 0));
    }

    private static String next(CallChain<String> call) {
        return call.choose(Set.of()).orElseThrow().name();
    }
}
