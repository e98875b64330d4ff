package ai.beluga.voice.provider.nova;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void sidesTakeTurnsAndTheCallersComesFirst() {
        assertThat(History.of(List.of(
                        new Line(Line.Role.AGENT, "Hello."),
                        new Line(Line.Role.AGENT, "Who is there?"),
                        new Line(Line.Role.CALLER, "Ann."),
                        new Line(Line.Role.DIRECTION, "Ann is a member."))))
                .containsExactly(
                        new History.Block("USER", "[The call begins.]"),
                        new History.Block("ASSISTANT", "Hello.\nWho is there?"),
                        new History.Block("USER", "Ann.\n[Not said by the caller: Ann is a member.]"));
    }

    @Test
    void nothingSaidIsNothingToTell() {
        assertThat(History.of(List.of())).isEmpty();
    }

    @Test
    void longConversationKeepsItsNewestFortyBlocks() {
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            lines.add(new Line(i % 2 == 0 ? Line.Role.CALLER : Line.Role.AGENT, "line " + i));
        }

        List<History.Block> blocks = History.of(lines);

        assertThat(blocks).hasSizeLessThanOrEqualTo(40).last().isEqualTo(new History.Block("USER", "line 100"));
        assertThat(blocks.getFirst().role()).isEqualTo("USER");
    }

    @Test
    void longLineKeepsItsEnd() {
        List<History.Block> blocks = History.of(List.of(new Line(Line.Role.CALLER, "x".repeat(20_000) + " end")));

        assertThat(blocks)
                .singleElement()
                .satisfies(block -> assertThat(block.text()).hasSize(16_000).endsWith(" end"));
        assertThat(blocks.toString()).doesNotContain("xx");
    }
}
