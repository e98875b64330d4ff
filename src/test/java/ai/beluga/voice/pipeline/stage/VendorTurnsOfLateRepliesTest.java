package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A reply that a vendor began before it was told to give one up. */
class VendorTurnsOfLateRepliesTest {

    private static final VoiceEvent.ModelSaid BEGAN = new VoiceEvent.ModelSaid(1, 0, new S2sEvent.ReplyBegan(false), 0);
    private static final VoiceEvent.ModelSaid WORDS = new VoiceEvent.ModelSaid(1, 0, new S2sEvent.Words(1, "Good."), 0);

    private final VendorTurns turns = new VendorTurns(new VendorEar(true));
    private final List<VoiceEvent> told = new ArrayList<>();

    @Test
    void tellsNothingOfTheTurnAndIsNotKept() {
        boolean began = turns.keeps(BEGAN, false, true, false, told::add);
        boolean words = turns.keeps(WORDS, false, true, false, told::add);

        assertThat(began || words).isFalse();
        assertThat(told).isEmpty();
        assertThat(turns.takeUnasked(1)).isEmpty();
    }

    @Test
    void oneThatIsNewIsKeptThoughAnotherIsGivenUpMeanwhile() {
        turns.keeps(BEGAN, true, true, false, told::add);

        assertThat(turns.keeps(WORDS, false, true, false, told::add)).isTrue();
        assertThat(told).hasAtLeastOneElementOfType(VoiceEvent.TurnJudged.class);
        assertThat(turns.takeUnasked(1))
                .extracting(VoiceEvent.ModelSaid::event)
                .containsExactly(BEGAN.event(), WORDS.event());
    }

    @Test
    void whatGoesOnWithAKeptOneIsKeptWithIt() {
        VoiceEvent.ModelSaid more = new VoiceEvent.ModelSaid(1, 0, new S2sEvent.ReplyBegan(true), 0);
        turns.keeps(BEGAN, true, true, false, told::add);
        turns.keeps(WORDS, false, true, false, told::add);

        assertThat(turns.keeps(more, false, true, false, told::add)).isTrue();
        assertThat(turns.takeUnasked(0)).containsExactly(BEGAN, WORDS, more);
    }
}
