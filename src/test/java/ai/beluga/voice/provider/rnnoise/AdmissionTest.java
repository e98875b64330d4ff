package ai.beluga.voice.provider.rnnoise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.beluga.voice.speech.ProviderException;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    @Test
    void shareOfTheProcessorsIsDividedByTheCost() {
        assertThat(Admission.most(2, 0.5, 50_000)).isEqualTo(20);
        assertThat(Admission.most(2, 0.25, 50_000)).isEqualTo(10);
        assertThat(Admission.most(16, 0.5, 190_000)).isEqualTo(42);
    }

    @Test
    void halfACallIsNone() {
        assertThat(Admission.most(2, 0.5, 1_000_001)).isZero();
        assertThat(Admission.most(2, 0.5, 500_001)).isEqualTo(1);
    }

    @Test
    void placesRunOutAndComeBack() {
        Admission admission = new Admission(2);
        admission.enter();
        admission.enter();

        assertThatExceptionOfType(ProviderException.Transient.class)
                .isThrownBy(admission::enter)
                .withMessageContaining("2 calls at once")
                .withMessageContaining("beluga.noise.rnnoise.processor-share");
        admission.leave();
        admission.enter();
        assertThatExceptionOfType(ProviderException.Transient.class).isThrownBy(admission::enter);
    }
}
