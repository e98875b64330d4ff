package ai.beluga.voice.twilio.media;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.session.Switchboard;
import ai.beluga.voice.testkit.ManualTime;
import ai.beluga.voice.twilio.StreamFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaConnectionTest {

    private final FakePeer peer = new FakePeer();
    private final ManualTime time = new ManualTime();
    private final List<String> heard = new ArrayList<>();
    private final OpenStreams open = new OpenStreams();
    private final MediaConnection connection = new MediaConnection(
            peer,
            (call, ticket) -> call.value().equals("CA1") && ticket.equals("good"),
            MediaLineTest.LIMITS,
            new MediaConnection.Surroundings(board(), open, Runnable::run, time, time));

    @BeforeEach
    void openSocket() {
        connection.opened();
    }

    @Test
    void audioKeysAndMarksReachTheSession() {
        started();
        whole("{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"155\",\"payload\":\"AQID\"}}");
        whole("{\"event\":\"dtmf\",\"streamSid\":\"MZ1\",\"dtmf\":{\"digit\":\"5\"}}");
        whole("{\"event\":\"mark\",\"streamSid\":\"MZ1\",\"mark\":{\"name\":\"1.1.1\"}}");
        whole("{\"event\":\"stop\",\"streamSid\":\"MZ1\",\"stop\":{}}");

        assertThat(heard).containsExactly("attach CA1", "audio 155 3", "digit 5", "mark 1.1.1", "lost STOPPED");
        assertThat(peer.closes).containsExactly("1000 stopped");
    }

    @Test
    void endThatStopsAnsweringIsGivenUpWithinItsTime() {
        started();
        for (int beat = 0; beat < 10; beat++) {
            time.advance(Duration.ofSeconds(1));
            connection.ponged();
        }
        assertThat(peer.pings).isEqualTo(11);
        assertThat(peer.closes).isEmpty();

        for (int frame = 0; frame < 200; frame++) {
            whole("{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"1\",\"payload\":\"AQID\"}}");
            time.advance(Duration.ofMillis(20));
        }

        assertThat(peer.closes).containsExactly("1011 the other end does not read");
        assertThat(heard).startsWith("attach CA1").contains("lost PEER_SLOW").endsWith("lost PEER_SLOW");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void stalledNetworkIsALostLineAndNotTheEndOfTheCall() {
        started();
        connection.ponged();

        time.advance(Duration.ofSeconds(14));
        assertThat(peer.closes).isEmpty();
        time.advance(Duration.ofSeconds(2));

        assertThat(heard).containsExactly("attach CA1", "lost BROKEN");
        assertThat(peer.closes).containsExactly("1001 nothing came for 15000 ms");
    }

    @Test
    void whatAStalledNetworkHeldBackMayComeAtOnce() {
        started();
        time.advance(Duration.ofSeconds(14));

        for (int frame = 0; frame < 14 * 50; frame++) {
            whole("{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"1\",\"payload\":\"AQID\"}}");
        }

        assertThat(peer.closes).isEmpty();
    }

    @Test
    void endThatNeverAnswersPingsIsNotJudgedByThem() {
        started();
        time.advance(Duration.ofSeconds(14));

        assertThat(peer.pings).isEqualTo(15);
        assertThat(peer.closes).isEmpty();
    }

    @Test
    void callWhoseSocketFailedWaitsForAnotherLine() {
        started();

        connection.broke();
        connection.broke();

        assertThat(heard).containsExactly("attach CA1", "lost BROKEN");
        assertThat(peer.closes).containsExactly("1011 the gateway failed");
        assertThat(time.waiting()).isZero();
    }

    @Test
    void messageMayComeInFragments() {
        whole("{\"event\":\"connected\"}");
        String start = start("CA1", "good");
        connection.text(start.substring(0, 10), false);
        connection.text(start.substring(10), true);

        assertThat(heard).containsExactly("attach CA1");
    }

    @Test
    void wrongTicketOpensNothing() {
        whole(start("CA1", "stolen"));

        assertThat(heard).isEmpty();
        assertThat(peer.closes).containsExactly("1008 the ticket is not good");
    }

    @Test
    void ticketOfAnotherCallOpensNothing() {
        whole(start("CA2", "good"));

        assertThat(heard).isEmpty();
        assertThat(peer.closes).hasSize(1);
    }

    @Test
    void silenceBeforeStartIsEnded() {
        time.advance(Duration.ofMillis(4_900));
        assertThat(peer.closes).isEmpty();

        time.advance(Duration.ofMillis(200));

        assertThat(peer.closes).containsExactly("1008 no start within 5000 ms");
    }

    @Test
    void mediaBeforeStartIsABreach() {
        whole("{\"event\":\"media\",\"streamSid\":\"MZ1\",\"media\":{\"timestamp\":\"1\",\"payload\":\"\"}}");

        assertThat(peer.closes).containsExactly("1002 a stream begins with start");
    }

    @Test
    void foreignStreamIsABreach() {
        started();
        whole("{\"event\":\"mark\",\"streamSid\":\"MZ2\",\"mark\":{\"name\":\"x\"}}");

        assertThat(heard).endsWith("lost PROTOCOL_ERROR");
        assertThat(peer.closes).containsExactly("1002 a message is of another stream");
    }

    @Test
    void secondStartIsABreach() {
        started();
        whole(start("CA1", "good"));

        assertThat(peer.closes).containsExactly("1002 a stream starts once");
    }

    @Test
    void otherAudioThanTheTelephonesIsRefused() {
        whole("{\"event\":\"start\",\"streamSid\":\"MZ1\",\"start\":{\"callSid\":\"CA1\","
                + "\"mediaFormat\":{\"encoding\":\"audio/l16\",\"sampleRate\":16000,\"channels\":1},"
                + "\"customParameters\":{\"ticket\":\"good\"}}}");

        assertThat(heard).isEmpty();
        assertThat(peer.closes).containsExactly("1003 audio must be mu-law at 8 kHz, one channel");
    }

    @Test
    void messageThatIsTooLongIsABreachBeforeItIsComplete() {
        started();
        for (int i = 0; i < 11; i++) {
            connection.text("x".repeat(100), false);
        }

        assertThat(peer.closes).containsExactly("1009 a message is longer than 1000 characters");
    }

    @Test
    void endlessEmptyFragmentsAreABreach() {
        for (int i = 0; i < 1_001; i++) {
            connection.text("", false);
        }

        assertThat(peer.closes).hasSize(1);
    }

    @Test
    void floodOfMessagesIsABreachAndACatchUpIsNot() {
        started();
        for (int i = 0; i < 1_490; i++) {
            whole("{\"event\":\"connected\"}");
        }
        assertThat(peer.closes).isEmpty();

        for (int i = 0; i < 20; i++) {
            whole("{\"event\":\"connected\"}");
        }

        assertThat(peer.closes).containsExactly("1008 more than 100 messages a second");
    }

    @Test
    void binaryMessageIsABreach() {
        connection.binary();

        assertThat(peer.closes).containsExactly("1003 messages are text");
    }

    @Test
    void malformedMessageIsABreachThatSaysWhy() {
        whole("{\"event\":");

        assertThat(peer.closes).containsExactly("1007 a message must be JSON");
    }

    @Test
    void quietStreamIsLostNotEnded() {
        started();
        time.advance(Duration.ofSeconds(14));
        whole("{\"event\":\"connected\"}");
        time.advance(Duration.ofSeconds(14));
        assertThat(peer.closes).isEmpty();

        time.advance(Duration.ofSeconds(2));

        assertThat(heard).endsWith("lost BROKEN");
        assertThat(peer.closes).containsExactly("1001 nothing came for 15000 ms");
    }

    @Test
    void streamTheCarrierReportsAsFailedIsLostAtOnce() {
        started();

        open.failed(new StreamFailed(new CallId("CA1"), "MZ1"));
        open.failed(new StreamFailed(new CallId("CA1"), "MZ1"));

        assertThat(heard).containsExactly("attach CA1", "lost BROKEN");
        assertThat(peer.closes).containsExactly("1001 the carrier reports a failure");
    }

    @Test
    void vanishedPeerIsLostOnceAndLeavesNoTimer() {
        started();
        connection.closed();
        connection.closed();

        assertThat(heard).containsExactly("attach CA1", "lost BROKEN");
        assertThat(time.waiting()).isZero();
    }

    private void started() {
        whole(start("CA1", "good"));
    }

    private void whole(String message) {
        connection.text(message, true);
    }

    private static String start(String call, String ticket) {
        return "{\"event\":\"start\",\"streamSid\":\"MZ1\",\"start\":{\"streamSid\":\"MZ1\",\"callSid\":\"" + call
                + "\",\"customParameters\":{\"ticket\":\"" + ticket + "\"}}}";
    }

    private Switchboard board() {
        return new Switchboard() {
            @Override
            public LineInput attach(CallId call, Line line) {
                heard.add("attach " + call);
                return new LineInput() {
                    @Override
                    public void audio(long timestampMillis, byte[] muLaw, long receivedNanos) {
                        heard.add("audio " + timestampMillis + " " + muLaw.length);
                    }

                    @Override
                    public void digit(char digit) {
                        heard.add("digit " + digit);
                    }

                    @Override
                    public void marked(String name) {
                        heard.add("mark " + name);
                    }

                    @Override
                    public void lost(LossCause cause) {
                        heard.add("lost " + cause);
                    }
                };
            }

            @Override
            public void end(CallId call, EndReason reason) {
                throw new AssertionError("a stream does not end calls");
            }
        };
    }
}
