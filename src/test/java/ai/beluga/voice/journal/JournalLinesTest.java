package ai.beluga.voice.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A journal without text is held to what it can decide again. */
class JournalLinesTest {

    private static final Entry END = new Entry.Input(1, new TurnInput.EndRequested(EndReason.DRAIN));
    private static final Entry ENDED = new Entry.Decision(new TurnDecision.End(EndReason.DRAIN));
    private static final Entry OTHERWISE = new Entry.Decision(new TurnDecision.End(EndReason.GOODBYE));

    private final JournalLines without = lines(false);

    @Test
    void whatIsDecidedAgainIsWritten() {
        assertThat(without.entry(END)).isPresent();
        assertThat(without.entry(ENDED)).isPresent();
    }

    @Test
    void decisionThatTheStandInsWouldNotGiveIsNotWritten() {
        without.entry(END);

        assertThat(without.entry(OTHERWISE)).isEmpty();
    }

    @Test
    void decisionThatOnlyTheStandInsGiveIsNoticedAtTheNextEntry() {
        without.entry(END);

        assertThat(without.entry(new Entry.Input(2, new TurnInput.LineAttached())))
                .isEmpty();
        assertThat(lines(false).entry(ENDED)).isEmpty();
    }

    @Test
    void scoreBehindAMissingDecisionIsNotWritten() {
        Entry score = new Entry.Score(2, 40, 32, 32, 0.5f);
        assertThat(without.entry(score)).isPresent();

        without.entry(END);

        assertThat(without.entry(score)).isEmpty();
    }

    @Test
    void journalWithTextHasEverythingAsItWas() {
        JournalLines with = lines(true);

        assertThat(with.entry(END)).isPresent();
        assertThat(with.entry(OTHERWISE))
                .hasValueSatisfying(line -> assertThat(line).contains("GOODBYE"));
        assertThat(with.entry(new Entry.Input(2, new TurnInput.Text("My name", true))))
                .hasValueSatisfying(line -> assertThat(line).contains("My name"));
    }

    @Test
    void lossOfWordsIsToldAsOne() {
        RecordedCall call = RecordedCall.read(List.of(
                        without.header(),
                        without.entry(END).orElseThrow(),
                        without.closing(new Closing(1, Optional.of(new Closing.Loss(Closing.Cause.WORDS, 4)))))
                .iterator());

        assertThat(call.missing()).hasValueSatisfying(told -> assertThat(told).contains("WORDS"));
        assertThat(ReplayedCalls.exactly(call).divergence()).isEmpty();
    }

    private static JournalLines lines(boolean text) {
        return new JournalLines(new Header(
                Header.FORMAT,
                "test",
                "CA1",
                "2026-01-01T00:00:00Z",
                text,
                VoiceSettings.DEFAULT,
                TurnSettings.DEFAULT,
                List.of()));
    }
}
