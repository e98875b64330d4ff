package ai.beluga.voice.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When audio came is noted by the message that brought it. */
class ArrivalsTest {

    private final List<S2sEvent> told = new ArrayList<>();
    private final Arrivals arrivals = new Arrivals(told::add);

    @Test
    void audioOfOneMessageCameAtOnceAndThatOfTheNextLater() {
        byte[] sound = new byte[160];
        arrivals.received();
        arrivals.accept(new S2sEvent.Audio(1, sound));
        arrivals.accept(new S2sEvent.Audio(2, sound));
        arrivals.received();
        arrivals.accept(new S2sEvent.Audio(2, sound));

        List<S2sEvent.Audio> heard =
                told.stream().map(S2sEvent.Audio.class::cast).toList();
        assertThat(heard.get(0).receivedNanos())
                .isNotZero()
                .isEqualTo(heard.get(1).receivedNanos());
        assertThat(heard.get(2).receivedNanos() - heard.get(1).receivedNanos()).isPositive();
        assertThat(heard).extracting(S2sEvent.Audio::part).containsExactly(1, 2, 2);
        assertThat(heard).allSatisfy(audio -> assertThat(audio.muLaw()).isSameAs(sound));
    }

    @Test
    void everythingElseIsHandedOnAsItIs() {
        S2sEvent event = new S2sEvent.PartEnded(1);

        arrivals.accept(event);

        assertThat(told).containsExactly(event);
    }
}
