package ai.beluga.voice.provider.mary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VoicePoolTest {

    private final VoicePool pool = new VoicePool(task -> {}, 1, 8);

    @Test
    void oneCallTakesHalfOfThePlacesAtMost() {
        assertThat(placesOfOneCall()).isEqualTo(4);
    }

    @Test
    void severalLongRepliesLeaveAPlaceForTheNextCall() {
        assertThat(placesOfOneCall()).isEqualTo(4);
        assertThat(placesOfOneCall()).isEqualTo(2);
        assertThat(placesOfOneCall()).isEqualTo(1);

        assertThat(pool.reserve(0)).isTrue();
    }

    @Test
    void callsOfOneClauseTakeAllPlacesAndNoMore() {
        for (int call = 0; call < 8; call++) {
            assertThat(pool.reserve(0)).isTrue();
        }

        assertThat(pool.reserve(0)).isFalse();
    }

    @Test
    void placesGivenBackAreTakenAgain() {
        pool.release(placesOfOneCall());

        assertThat(placesOfOneCall()).isEqualTo(4);
    }

    @Test
    void onlyPlaceIsForAnyCall() {
        assertThat(new VoicePool(task -> {}, 1, 1).reserve(0)).isTrue();
    }

    private int placesOfOneCall() {
        int held = 0;
        while (pool.reserve(held)) {
            held++;
        }
        return held;
    }
}
