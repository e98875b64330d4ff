package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.journal.KeptEntries;
import ai.beluga.voice.journal.Outcome;
import ai.beluga.voice.journal.RecordedCall;
import ai.beluga.voice.journal.ReplayedCalls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How good stand-ins are: in calls like real ones nothing is decided that needs the very words. */
class JournaledTalkTest {

    private static final int CALLS = Integer.getInteger("beluga.journaled.calls", 500);

    @Test
    void journalsWithoutTextAreWholeInNinetyNineOfAHundredCalls() {
        List<String> broken = new ArrayList<>();
        for (int seed = 0; seed < CALLS; seed++) {
            KeptEntries kept = new KeptEntries(VoiceSettings.DEFAULT, TalkedCall.SETTINGS);
            TalkedCall.of(seed, kept);

            RecordedCall call = RecordedCall.read(kept.lines(false).iterator());
            Outcome outcome = ReplayedCalls.exactly(call);

            assertThat(outcome.divergence()).isEmpty();
            assertThat(outcome.decisions()).isPositive();
            if (!call.isWhole()) {
                int at = call.entries().size();
                broken.add("call " + seed + "\n  "
                        + String.join(
                                "\n  ",
                                kept.entries().subList(Math.max(0, at - 14), at + 1).stream()
                                        .map(Object::toString)
                                        .toList())
                        + "\n  ---\n  "
                        + String.join(
                                "\n  ",
                                call.entries().subList(Math.max(0, at - 14), at).stream()
                                        .map(Object::toString)
                                        .toList()));
            }
        }

        assertThat(broken.size() * 100)
                .as("%s of %s calls end for want of words: %s", broken.size(), CALLS, String.join("\n", broken))
                .isLessThan(CALLS);
    }
}
