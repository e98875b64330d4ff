package ai.beluga.voice.twilio.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.pipeline.Line.CloseCause;
import ai.beluga.voice.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class MediaLineTest {

    static final MediaLimits LIMITS =
            new MediaLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(4), 1_000, 100, 20);
    private static final String HEAD = "{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"payload\":\"";
    private static final String CLEAR = "{\"event\":\"clear\",\"streamSid\":\"MZ1\"}";

    private final FakePeer peer = new FakePeer();
    private final ManualTime time = new ManualTime();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private int slow;
    private final MediaLine line = line();

    @Test
    void messagesHaveExactlyTheDocumentedKeys() {
        line.play(new byte[] {9, 1, 2, 3, 9}, 1, 3);
        line.mark("1.2.3");
        line.clear();
        line.play(new byte[] {1}, 0, 1);
        line.mark("1.2.4");
        runAll();

        assertThat(peer.sent)
                .containsExactly(
                        CLEAR,
                        HEAD + "AQ==\"}}",
                        "{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"1.2.4\"}}");
    }

    @Test
    void callerIsNotKeptWaitingForTheSocket() {
        line.play(new byte[160], 0, 160);

        assertThat(peer.sent).isEmpty();
        assertThat(tasks).hasSize(1);
    }

    @Test
    void audioNotYetWrittenIsDroppedByAClear() {
        for (int i = 0; i < 10; i++) {
            line.play(new byte[160], 0, 160);
        }
        line.clear();
        runAll();

        assertThat(peer.sent).containsExactly(CLEAR);
    }

    @Test
    void onlyOneTaskWrites() {
        peer.onSend = () -> {
            if (peer.sent.size() == 1) {
                line.mark("later");
                assertThat(tasks).isEmpty();
            }
        };
        line.mark("first");

        runAll();

        assertThat(peer.sent).hasSize(2);
    }

    @Test
    void whatWasGivenBeforeACloseIsSentAndNothingAfterIt() {
        line.mark("last");
        line.close(CloseCause.DONE);
        line.mark("too late");
        runAll();

        assertThat(peer.sent).hasSize(1);
        assertThat(peer.closes).containsExactly("1000 done");
    }

    @Test
    void peerThatDoesNotTakeAMessageIsGivenUpInTime() {
        peer.onSend = () -> time.advance(Duration.ofMillis(4_001));
        line.mark("stuck");

        runAll();

        assertThat(slow).isEqualTo(1);
        assertThat(peer.closes).containsExactly("1011 the other end does not read");
    }

    @Test
    void fullQueueGivesThePeerUp() {
        for (int i = 0; i < 25; i++) {
            line.play(new byte[160], 0, 160);
        }
        runAll();

        assertThat(slow).isEqualTo(1);
        assertThat(peer.sent).isEmpty();
        assertThat(peer.closes).hasSize(1);
    }

    @Test
    void socketThatIsGoneTakesNothingMore() {
        peer.broken = true;
        line.mark("one");
        runAll();
        peer.broken = false;

        line.mark("two");
        runAll();

        assertThat(peer.sent).isEmpty();
    }

    @Test
    void socketThatFailsInAnyWayIsClosedAndNobodyWaitsForItsWriter() {
        peer.onSend = () -> {
            throw new LinkageError("planted");
        };
        line.mark("one");

        runAll();

        assertThat(peer.closes).containsExactly("1011 the stream cannot be written to");
        assertThat(time.waiting()).isZero();
        line.mark("two");
        assertThat(tasks).isEmpty();
    }

    @Test
    void watchdogOfASentMessageIsTakenBack() {
        line.mark("one");
        runAll();

        assertThat(time.waiting()).isZero();
    }

    @Test
    void markThatWouldBreakTheMessageIsRefused() {
        assertThatThrownBy(() -> line.mark("a\"b")).isInstanceOf(IllegalArgumentException.class);
    }

    private void runAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private MediaLine line() {
        try {
            return new MediaLine(new MediaWriter("MZ1"), peer, tasks::add, time, LIMITS, () -> slow++);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }
}
