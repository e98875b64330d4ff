package ai.beluga.voice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairwiseCoverTest {

    private static final List<List<String>> HEARING = List.of(
            List.of("silero", "webrtc", "energy", "onnx"),
            List.of("silence", "onnx"),
            List.of("none", "webrtc", "rnnoise", "spectral"));

    static Stream<List<List<String>>> choices() {
        return Stream.of(
                HEARING,
                List.of(List.of("a", "b"), List.of("a", "b")),
                List.of(List.of("a", "b", "c"), List.of("a"), List.of("a", "b"), List.of("x", "y", "z")));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void everyPairOfChoicesMeets(List<List<String>> choices) {
        List<List<String>> cover = PairwiseCover.of(choices);

        for (int place = 0; place < choices.size(); place++) {
            for (int other = place + 1; other < choices.size(); other++) {
                for (String choice : choices.get(place)) {
                    for (String otherChoice : choices.get(other)) {
                        assertThat(cover).anyMatch(meets(place, choice, other, otherChoice)::in);
                    }
                }
            }
        }
    }

    @Test
    void enginesThatHearNeedNoMoreThanTheTwoLongestListsMultiplied() {
        assertThat(PairwiseCover.of(HEARING)).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    void coverIsTheSameEachTime() {
        assertThat(PairwiseCover.of(HEARING)).isEqualTo(PairwiseCover.of(HEARING));
    }

    private record Meeting(int place, String choice, int other, String otherChoice) {
        boolean in(List<String> row) {
            return row.get(place).equals(choice) && row.get(other).equals(otherChoice);
        }
    }

    private static Meeting meets(int place, String choice, int other, String otherChoice) {
        return new Meeting(place, choice, other, otherChoice);
    }
}
