package ai.beluga.voice.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnTap.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedCallTest {

    private final List<String> lines = new ArrayList<>(call());

    private static List<String> call() {
        KeptEntries kept = new KeptEntries();
        kept.scored(32, 32, 0.25f, new Moment(40, 1_000));
        kept.input(new TurnInput.EndRequested(EndReason.DRAIN), 2_000);
        kept.decided(new TurnDecision.End(EndReason.DRAIN));
        return kept.lines(true);
    }

    @Test
    void wholeJournalIsRead() {
        RecordedCall call = RecordedCall.read(lines.iterator());

        assertThat(call.header().call()).isEqualTo("CA1");
        assertThat(call.header().turn()).isEqualTo(English.TURN);
        assertThat(call.entries())
                .containsExactly(
                        new Entry.Score(1_000, 40, 32, 32, 0.25f),
                        new Entry.Input(2_000, new TurnInput.EndRequested(EndReason.DRAIN)),
                        new Entry.Decision(new TurnDecision.End(EndReason.DRAIN)));
        assertThat(call.isWhole()).isTrue();
        assertThat(call.missing()).isEmpty();
    }

    @Test
    void journalOfAServerThatWasKilledSaysSo() {
        lines.removeLast();

        RecordedCall call = RecordedCall.read(lines.iterator());

        assertThat(call.isWhole()).isFalse();
        assertThat(call.entries()).hasSize(3);
        assertThat(call.missing()).hasValueSatisfying(told -> assertThat(told).contains("no closing line"));
    }

    @Test
    void lineThatWasWrittenInPartIsLeftOut() {
        lines.removeLast();
        lines.set(3, lines.get(3).substring(0, 20));

        assertThat(RecordedCall.read(lines.iterator()).entries()).hasSize(2);
    }

    @Test
    void journalThatLostEntriesSaysHowManyAndWhy() {
        lines.set(4, "{\"closing\":{\"entries\":3,\"loss\":{\"cause\":\"OVERFLOW\",\"entries\":17}}}");

        RecordedCall call = RecordedCall.read(lines.iterator());

        assertThat(call.isWhole()).isFalse();
        assertThat(call.missing()).hasValueSatisfying(told -> assertThat(told).contains("17 entries", "OVERFLOW"));
    }

    @Test
    void garbledLineIsNamed() {
        lines.set(2, "{\"is\":\"Input\",");

        assertFault("line 3 is no JSON object");
    }

    @Test
    void linesTakenOutAreNoticed() {
        lines.remove(1);

        assertFault("holds 2 entries and its closing line speaks of 3");
    }

    @Test
    void linesOutOfOrderAreNoticed() {
        lines.set(1, lines.get(1).replace("1000", "3000"));

        assertFault("line 3 is of an earlier time");
    }

    @Test
    void linesBehindTheLastAreNoticed() {
        lines.add(lines.get(1));

        assertFault("line 5 closes the journal, and more lines follow");
    }

    @Test
    void whatIsNoJournalIsRefused() {
        lines.removeFirst();
        assertFault("line 1 is no header");

        lines.clear();
        assertFault("the journal is empty");
    }

    @Test
    void otherFormatIsRefused() {
        lines.set(0, lines.getFirst().replace("\"format\":2", "\"format\":1"));

        assertFault("the journal has format 1; this version reads 2");
    }

    @Test
    void journalOfAVersionWithOtherSettingsIsRefusedByName() {
        lines.set(0, lines.getFirst().replace("\"adaptive\"", "\"adoptive\""));

        assertFault("written by version test, which has other settings", "\"adoptive\" is not known");
    }

    @Test
    void decisionWithoutAnInputIsRefused() {
        RecordedCall call = new RecordedCall(
                RecordedCall.read(lines.iterator()).header(),
                List.of(new Entry.Decision(new TurnDecision.DropSpeech())),
                Optional.empty());

        assertThatThrownBy(() -> ReplayedCalls.exactly(call)).hasMessage("the journal begins with a decision");
    }

    private void assertFault(String... parts) {
        assertThatThrownBy(() -> RecordedCall.read(lines.iterator()))
                .isInstanceOf(JournalFault.class)
                .hasMessageContainingAll(parts);
    }
}
