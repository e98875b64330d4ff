package ai.beluga.voice.speech.s2s;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LifetimeTest {

    @Test
    void anotherStreamIsWantedATenthBeforeTheEndAndTwoMinutesAtMost() {
        assertThat(new Lifetime(ofMinutes(10)).wanted()).isEqualTo(ofMinutes(9));
        assertThat(new Lifetime(ofMinutes(20)).wanted()).isEqualTo(ofMinutes(18));
        assertThat(new Lifetime(ofMinutes(60)).wanted()).isEqualTo(ofMinutes(58));
        assertThat(new Lifetime(ofSeconds(100)).margin()).isEqualTo(ofSeconds(10));
    }
}
