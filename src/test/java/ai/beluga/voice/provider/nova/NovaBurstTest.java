package ai.beluga.voice.provider.nova;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.Burst;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nova is given all at once that another stream has heard, while it takes nothing for a moment. */
class NovaBurstTest {

    private static final Opening OPENING =
            new Opening(Locale.US, "", List.of(), List.of(), Opening.Turns.VENDORS, Optional.empty());

    private final List<S2sEvent> events = new ArrayList<>();
    private final NovaStream stream =
            new NovaStream(new NovaSettings("model", "voice", "HIGH", 100), OPENING, events::add);

    @Test
    void mostThatMayBeGivenAtOnceIsTaken() {
        stream.answered();

        hears(100, (int) Burst.HEARD_AGAIN.toMillis());
        hears(20, (int) Burst.WHILE_OPENING.toMillis());

        assertThat(events).isEmpty();
    }

    @Test
    void vendorThatTakesNothingIsGivenUpBeforeMuchMoreWaits() {
        stream.answered();

        hears(20, (int) Burst.MOST.toMillis() + 20_000);

        assertThat(events).singleElement().isInstanceOf(S2sEvent.Failed.class);
    }

    private void hears(int frameMillis, int millis) {
        short[] frame = new short[8 * frameMillis];
        for (int at = 0; at < millis; at += frameMillis) {
            stream.accept(frame, 0, frame.length);
        }
    }
}
