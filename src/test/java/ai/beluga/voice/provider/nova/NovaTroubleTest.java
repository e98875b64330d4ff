package ai.beluga.voice.provider.nova;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.Talk;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is this vendor's own; what is owed to every caller is in {@link NovaTroubleContractTest}. */
class NovaTroubleTest {

    private final Nova nova = new Nova();

    @AfterEach
    void end() {
        nova.close();
    }

    @ParameterizedTest
    @CsvSource({
        "429, ModelNotReadyException, Transient",
        "424, ModelErrorException, Transient",
        "400, ServiceQuotaExceededException, Transient",
        "403, UnrecognizedClientException, Permanent"
    })
    void refusedRequestIsTypedByItsKindAndAskedOnce(int status, String refusal, String kind) {
        nova.simulator.mischief().refuseWith = status;
        nova.simulator.mischief().refuseAs = refusal;

        assertThatThrownBy(nova::open)
                .cause()
                .satisfies(cause -> assertThat(cause.getClass().getSimpleName()).isEqualTo(kind));
        assertThat(nova.simulator.requests()).isEqualTo(1);
    }

    @Test
    void toolWithoutASchemaIsAPermanentFaultThatNamesIt() {
        Opening opening = Nova.opening(List.of(), new Opening.Tool("look", "Looks.", "no schema"));

        assertThatThrownBy(() -> nova.open(opening))
                .cause()
                .isInstanceOf(ProviderException.Permanent.class)
                .hasMessageContaining("look");
        assertThat(nova.simulator.requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "throttlingException, Transient",
        "modelStreamErrorException, Transient",
        "internalServerException, Transient",
        "validationException, Permanent"
    })
    void errorAmidAConversationEndsItByItsKind(String type, String kind) {
        Talk talk = nova.open();
        nova.simulator.await("contentStart");

        nova.simulator.exception(type, "told by the vendor");

        ProviderException cause = talk.await(S2sEvent.Failed.class).cause();
        assertThat(cause.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(cause).hasMessageNotContaining("told by the vendor");
        assertThat(talk.all(S2sEvent.Failed.class)).hasSize(1);
    }

    @Test
    void turnsOfOursAreRefusedAtOnce() {
        Opening ours = new Opening(Locale.US, "", List.of(), List.of(), Opening.Turns.OURS, Optional.empty());

        assertThatThrownBy(() -> nova.open(ours)).cause().isInstanceOf(ProviderException.Permanent.class);
    }

    @Test
    void nothingThatIsPrintedHoldsTheCredential() {
        assertThat(new NovaKeys().keys().toString()).doesNotContain(Nova.KEY_ID);
    }
}
