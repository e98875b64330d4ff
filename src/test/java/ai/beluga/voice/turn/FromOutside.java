package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.TurnId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What is asked of a turn machine from outside; of each is decided once that it is over. */
final class FromOutside {

    private final Set<TurnId> collections = new HashSet<>();
    private final Set<Integer> open = new HashSet<>();
    private int newest;

    TurnInput announce(String words, SayOptions how, DigitRule... keys) {
        open.add(++newest);
        return new TurnInput.Announce(
                new Announcement(newest, words, how, Stream.of(keys).findFirst()));
    }

    /** The number of the newest announcement. */
    int newest() {
        return newest;
    }

    /** In short words. */
    String over(TurnDecision.AnnouncementOver over) {
        assertThat(open.remove(over.number())).as("told once").isTrue();
        return "announced " + over.number() + " " + over.how();
    }

    /** In short words. */
    String collected(TurnDecision.Collected collected) {
        assertThat(collections.add(collected.turn())).as("told once").isTrue();
        DigitResult result = collected.result();
        return ("keys " + result.getClass().getSimpleName() + " " + result.digits()).strip();
    }
}
