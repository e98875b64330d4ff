package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakOrderTest {

    private static final byte[] SOUND = {1, 2};

    private final List<String> sent = new ArrayList<>();
    private final List<TtsEvent> events = new ArrayList<>();
    private final SpeakOrder order = new SpeakOrder(
            new SpeakOrder.Wire() {
                @Override
                public void speak(String text) {
                    sent.add(text);
                }

                @Override
                public void flush() {
                    sent.add("Flush");
                }

                @Override
                public void clear() {
                    sent.add("Clear");
                }
            },
            events::add);

    @Test
    void eachSegmentIsFlushedByItselfAndGetsItsAudio() {
        order.speak(4, "One.", 0);
        order.speak(7, "Two.", 0);
        order.audio(SOUND);
        order.flushed(0);
        order.audio(SOUND);
        order.flushed(0);

        assertThat(sent).containsExactly("One.", "Flush", "Two.", "Flush");
        assertThat(events)
                .containsExactly(
                        new TtsEvent.Audio(4, SOUND),
                        new TtsEvent.Done(4),
                        new TtsEvent.Audio(7, SOUND),
                        new TtsEvent.Done(7));
    }

    @Test
    void afterACancelNothingIsAskedUntilTheVendorHasCleared() {
        order.speak(1, "One.", 0);
        assertThat(order.cancel()).isTrue();
        order.speak(2, "Two.", 0);
        order.audio(SOUND);
        order.flushed(0);

        assertThat(sent).containsExactly("One.", "Flush", "Clear");
        assertThat(events).isEmpty();

        order.cleared(0);

        assertThat(sent).endsWith("Two.", "Flush");
    }

    @Test
    void audioBetweenTheConfirmationAndTheNextTextIsNobodys() {
        order.speak(1, "One.", 0);
        order.cancel();
        order.cleared(0);
        order.audio(SOUND);

        assertThat(events).isEmpty();
    }

    @Test
    void cancelWhileClearingGivesUpWhatWaits() {
        order.speak(1, "One.", 0);
        order.cancel();
        order.speak(2, "Two.", 0);
        assertThat(order.cancel()).isFalse();

        order.cleared(0);

        assertThat(sent).doesNotContain("Two.");
    }

    @Test
    void textWithoutAnyWordIsDoneInItsTurnWithoutTheVendor() {
        order.speak(1, "…", 0);
        order.speak(2, "Two.", 0);
        order.speak(3, "...", 0);
        assertThat(events).containsExactly(new TtsEvent.Done(1));

        order.flushed(0);

        assertThat(sent).containsExactly("Two.", "Flush");
        assertThat(events).endsWith(new TtsEvent.Done(2), new TtsEvent.Done(3));
    }

    @Test
    void scarceFlushesAreShared() {
        for (int i = 0; i < 12; i++) {
            order.speak(i, "Word.", 0);
            order.flushed(0);
        }
        sent.clear();
        events.clear();
        order.speak(12, "Alone.", 0);
        order.speak(13, "Both", 0);
        order.speak(14, "together.", 0);
        order.flushed(0);
        order.audio(SOUND);
        order.flushed(0);

        assertThat(sent).containsExactly("Alone. ", "Flush", "Both ", "together. ", "Flush");
        assertThat(events)
                .containsExactly(
                        new TtsEvent.Done(12),
                        new TtsEvent.Audio(13, SOUND),
                        new TtsEvent.Done(13),
                        new TtsEvent.Done(14, true));
    }

    @Test
    void withoutAFlushLeftTheNextWaitsForTheMinuteToPass() {
        for (int i = 0; i < 20; i++) {
            assertThat(order.speak(i, "Word.", 0)).isZero();
            order.flushed(0);
        }
        sent.clear();

        Duration wait = order.speak(20, "Late.", Duration.ofSeconds(10).toNanos());
        assertThat(wait).isEqualTo(Duration.ofSeconds(51));
        assertThat(sent).isEmpty();

        order.goOn(Duration.ofSeconds(61).toNanos());
        assertThat(sent).containsExactly("Late.", "Flush");
    }

    @Test
    void failureNamesTheFirstThatIsNotDone() {
        ProviderException cause = new ProviderException.Transient("gone");
        order.speak(3, "Three.", 0);
        order.speak(5, "Five.", 0);
        order.flushed(0);
        events.clear();

        order.fail(cause);
        order.fail(cause);

        assertThat(events).containsExactly(new TtsEvent.Failed(5, cause), new TtsEvent.Failed(6, cause));
    }

    @Test
    void confirmationNobodyWaitsForIsIgnored() {
        order.flushed(0);
        order.audio(SOUND);

        assertThat(events).isEmpty();
    }

    @Test
    void longTextIsCutAtASentenceElseAtASpaceElseAnywhere() {
        String sentence = "A".repeat(1_500) + ". ";
        assertThat(SpeakPieces.of(sentence + "b".repeat(300) + " " + "c".repeat(600)))
                .containsExactly("A".repeat(1_500) + ".", "b".repeat(300) + " " + "c".repeat(600));
        assertThat(SpeakPieces.of("a".repeat(1_900) + " " + "b".repeat(200)))
                .containsExactly("a".repeat(1_900), "b".repeat(200));
        assertThat(SpeakPieces.of("a".repeat(4_100)))
                .containsExactly("a".repeat(2_000), "a".repeat(2_000), "a".repeat(100));
        assertThat(SpeakPieces.of("a" + "😀".repeat(1_500)))
                .allMatch(piece ->
                        piece.length() <= 2_000 && !Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
        assertThat(SpeakPieces.of("a".repeat(2_000))).containsExactly("a".repeat(2_000));
    }
}
