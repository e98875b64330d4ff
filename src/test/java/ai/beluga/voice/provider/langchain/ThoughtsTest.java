package ai.beluga.voice.provider.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThoughtsTest {

    private static String spoken(String... chunks) {
        Thoughts thoughts = new Thoughts();
        StringBuilder spoken = new StringBuilder();
        for (String chunk : chunks) {
            spoken.append(thoughts.without(chunk));
        }
        return spoken.append(thoughts.rest()).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "<think>They ask for hours.</think>We are open., We are open.",
        "'\n<think>\nA <b> or a </thin?\n</think>\n\nYes, we are.', 'Yes, we are.'",
        "<think></think>Yes., Yes.",
        "<think>One.</think> <think>Two.</think> Yes., Yes.",
        "<think>And so on, ''",
        "<think>And so on</think>, ''",
        "No thoughts at all., No thoughts at all.",
        "The tag <think> is not spoken of., The tag <think> is not spoken of.",
        "<thi, <thi",
        "<thin air>, <thin air>",
        "1 < 2, 1 < 2"
    })
    void onlyWhatFollowsTheThoughtsIsSpokenWhereverTheStreamIsCut(String reply, String words) {
        assertThat(spoken(reply)).isEqualTo(words);
        assertThat(spoken(reply.split(""))).isEqualTo(words);
        for (int first = 0; first <= reply.length(); first++) {
            for (int second = first; second <= reply.length(); second++) {
                assertThat(spoken(reply.substring(0, first), reply.substring(first, second), reply.substring(second)))
                        .as("cut at %d and %d", first, second)
                        .isEqualTo(words);
            }
        }
    }

    @Test
    void wordsAreNotHeldBackOnceTheyCannotBeThoughts() {
        Thoughts thoughts = new Thoughts();

        assertThat(thoughts.without("<")).isEmpty();
        assertThat(thoughts.without("3")).isEqualTo("<3");
        assertThat(thoughts.without(" <")).isEqualTo(" <");
    }
}
