package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.socket.SocketFaults;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.Reports;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.testkit.LoggedLines;
import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One connection after the other, each at the moment the test chooses. */
class RenewedSpeechTest {

    /** With so many flushes sent a connection is no longer ample, and another is opened. */
    private static final int PLENTY = 12;

    private final ManualTime time = new ManualTime();
    private final List<SpeakStream> connections = new ArrayList<>();
    private final List<CompletableFuture<SpeakStream>> openings = new ArrayList<>();
    private final List<TtsEvent> told = new ArrayList<>();
    private Consumer<TtsEvent> meanwhile = event -> {};
    private final TextToSpeech.Stream speech = open();

    @Test
    void clauseThatIsDoneIsToldAlsoWhenTheNextIsSpokenElsewhereMeanwhile() {
        scarce();
        speech.speak(13, "Yes.");
        speech.speak(14, "No.");
        speech.speak(15, "Oh.");
        answer(0); // 13; the two others share a flush
        connect(1);
        meanwhile = event -> {
            if (event.equals(new TtsEvent.Done(14))) {
                beside(() -> speech.speak(16, "Well."));
            }
        };

        answer(0);
        answer(1);

        assertThat(done())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 16).boxed().toList());
        assertThat(told.getLast()).isEqualTo(new TtsEvent.Done(16));
    }

    @Test
    void cancelledClauseIsNotToldEvenByAConnectionThatWasLeft() {
        scarce();
        speech.speak(13, "Yes.");
        speech.speak(14, "No.");
        speech.speak(15, "Oh.");
        answer(0);
        connect(1);
        meanwhile = event -> {
            if (event.equals(new TtsEvent.Done(14))) {
                beside(() -> {
                    speech.speak(16, "Well.");
                    speech.cancel();
                });
            }
        };

        answer(0);
        answer(1);

        assertThat(told.getLast()).isEqualTo(new TtsEvent.Done(14));
    }

    @Test
    void connectionThatDiedWhileItOpenedDoesNotTakeOver() {
        scarce();
        connections.get(1).lost(new ProviderException.Transient("closed at once"));
        connect(1);

        speech.speak(13, "Yes.");
        answer(0);

        assertThat(told.getLast()).isEqualTo(new TtsEvent.Done(13));
        assertThat(openings).as("none is tried just after").hasSize(2);
    }

    @Test
    void connectionThatDiedBeforeItWasNeededDoesNotTakeOver() {
        scarce();
        connect(1);
        connections.get(1).lost(new ProviderException.Transient("closed"));

        speech.speak(13, "Yes.");
        answer(0);

        assertThat(told.getLast()).isEqualTo(new TtsEvent.Done(13));
        assertThat(told).noneMatch(TtsEvent.Failed.class::isInstance);
    }

    @Test
    void clauseForALostConnectionIsToldNotToBeSpoken() {
        speech.speak(1, "Yes.");
        ProviderException cause = new ProviderException.Transient("closed");
        connections.getFirst().lost(cause);

        speech.speak(2, "No.");

        assertThat(told).containsExactly(new TtsEvent.Failed(1, cause), new TtsEvent.Failed(2, cause));
    }

    @Test
    void clauseThatBrokeOffIsToldThoughAnotherConnectionIsThere() {
        scarce();
        speech.speak(13, "Yes.");
        connect(1);
        ProviderException cause = new ProviderException.Transient("closed");
        List<TtsEvent> before = List.copyOf(told);
        meanwhile = event -> {
            if (event instanceof TtsEvent.Audio) {
                beside(() -> {
                    connections.getFirst().lost(cause);
                    speech.speak(14, "No.");
                });
            }
        };

        connections.getFirst().binary(new byte[160]);

        assertThat(told.subList(before.size() + 1, told.size()))
                .containsExactly(new TtsEvent.Failed(13, cause), new TtsEvent.Failed(14, cause));
    }

    @Test
    void refusedConnectionIsNotAskedForAgainAtEachClause() {
        scarce();
        List<String> lines = LoggedLines.of(RenewedSpeech.class, () -> {
            refuse(1);
            for (int segment = 13; segment <= 20; segment++) {
                speech.speak(segment, "Yes.");
                answer(0);
            }
            time.advance(Duration.ofMillis(9_999));
            assertThat(openings).hasSize(2);
            time.advance(Duration.ofMillis(1));
            assertThat(openings).hasSize(3);
            refuse(2);
        });

        assertThat(lines).as("once for each kind of failure").hasSize(1);
        assertThat(done()).hasSize(20);
    }

    @Test
    void wordsThatWaitAreSpokenOnceAConnectionIsHadAfterAll() {
        scarce();
        refuse(1);
        for (int segment = 13; segment <= 20; segment++) {
            speech.speak(segment, "Yes.");
            answer(0);
        }
        speech.speak(21, "Well.");
        speech.speak(22, "Bye.");
        time.advance(Duration.ofSeconds(10));

        connect(2);
        answer(2);
        answer(2);

        assertThat(done())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 22).boxed().toList());
    }

    @Test
    void closedCallAsksForNoConnection() {
        scarce();
        refuse(1);
        speech.close();

        time.advance(Duration.ofMinutes(2));

        assertThat(openings).hasSize(2);
        assertThat(time.waiting()).isZero();
    }

    /** Who takes the reports may wait for a thread that uses the stream. */
    @Test
    void streamCanBeUsedElsewhereWhileItReports() {
        meanwhile = event -> beside(speech::cancel);

        speech.speak(1, "...");

        assertThat(told).containsExactly(new TtsEvent.Done(1));
    }

    private TextToSpeech.Stream open() {
        RenewedSpeech.Opener opener = owner -> {
            connections.add(new SpeakStream(new SocketFaults("D", "b", "h"), time, time, owner));
            openings.add(new CompletableFuture<>());
            return openings.getLast();
        };
        CompletableFuture<TextToSpeech.Stream> opening = RenewedSpeech.open(opener, opener, time, event -> {
            told.add(event);
            meanwhile.accept(event);
        });
        connect(0);
        return opening.join();
    }

    /** Speaks until another connection is asked for. */
    private void scarce() {
        for (int segment = 1; segment <= PLENTY; segment++) {
            speech.speak(segment, "Yes.");
            answer(0);
        }
        assertThat(openings).hasSize(2);
    }

    private void connect(int connection) {
        openings.get(connection).complete(connections.get(connection));
    }

    private void refuse(int connection) {
        openings.get(connection).completeExceptionally(new ProviderException.Transient("429"));
    }

    /** The vendor speaks what was flushed first. */
    private void answer(int connection) {
        connections.get(connection).binary(new byte[160]);
        connections.get(connection).text("{\"type\":\"Flushed\"}");
    }

    private List<Integer> done() {
        return told.stream()
                .filter(TtsEvent.Done.class::isInstance)
                .map(Reports::segmentOf)
                .toList();
    }

    /** Does something on another thread, which must not have to wait for this one. */
    private static void beside(Runnable doing) {
        try {
            CompletableFuture.runAsync(doing).get(5, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException broken) {
            throw new AssertionError(broken);
        }
    }
}
