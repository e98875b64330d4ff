package ai.beluga.voice.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.PreparedOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.TurnLatency;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallLogTest {

    private static final CallId CALL = new CallId("CA1");
    private static final Logger LOG = Logger.getLogger(CallLog.class.getName());

    private final List<String> lines = new ArrayList<>();
    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getLevel() + " " + MessageFormat.format(record.getMessage(), record.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final CallLog log = new CallLog();

    @BeforeEach
    void read() {
        LOG.setLevel(Level.ALL);
        LOG.addHandler(reader);
    }

    @AfterEach
    void forget() {
        LOG.removeHandler(reader);
        LOG.setLevel(null);
    }

    @Test
    void callIsALineWithItsSlowestAnswer() {
        log.on(CALL, 1, new CallEvent.ReplyStarted(new TurnId(1), latency(50)));
        log.on(CALL, 2, new CallEvent.CallerSpoke(new TurnId(2), "secret words"));
        log.on(CALL, 3, new CallEvent.ReplyStarted(new TurnId(2), latency(900)));
        log.on(CALL, 4, new CallEvent.CallerInterrupted(new TurnId(2)));
        log.on(CALL, 5, new CallEvent.CallerSpoke(new TurnId(3), "more"));
        log.on(CALL, 6, new CallEvent.ReplyStarted(new TurnId(3), latency(700)));
        log.on(CALL, 7, new CallEvent.ReplyStarted(new TurnId(4), latency(5_000)));

        log.on(CALL, 8, new CallEvent.CallEnded(EndReason.GOODBYE, Duration.ofMillis(61_999), 0));

        assertThat(lines.getLast())
                .isEqualTo("INFO call CA1 lasted 61999 ms: GOODBYE, 2 answer(s), the slowest after 900 ms,"
                        + " 1 interruption(s), 0 frame(s) dropped");
        assertThat(lines).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void turnIsALineWithItsParts() {
        log.on(CALL, 1, new CallEvent.CallerSpoke(new TurnId(7), "anything"));
        log.on(CALL, 1, new CallEvent.ReplyStarted(new TurnId(7), latency(600)));

        assertThat(lines)
                .containsExactly("FINE call CA1 turn 7: answered after 600 ms (endpointing 596, recognition 1, agent 1,"
                        + " synthesis 1, gateway 1)");
    }

    @Test
    void preparedReplyIsALineWithWhatBecameOfIt() {
        log.on(
                CALL,
                1,
                new CallEvent.ReplyPrepared(
                        new TurnId(7), PreparedOutcome.CALLER_WENT_ON, Duration.ofMillis(1_240), 33));

        assertThat(lines)
                .containsExactly(
                        "FINE call CA1 turn 7: a prepared reply, 1240 ms ahead, 33 character(s): CALLER_WENT_ON");
    }

    @Test
    void nextCallBeginsFromNothing() {
        log.on(CALL, 1, new CallEvent.ReplyStarted(new TurnId(1), latency(600)));
        log.on(CALL, 2, new CallEvent.CallEnded(EndReason.GOODBYE, Duration.ofMillis(10), 0));

        log.on(CALL, 1, new CallEvent.CallEnded(EndReason.CALLER_HUNG_UP, Duration.ofMillis(10), 0));

        assertThat(lines.getLast()).contains("0 answer(s)", "after 0 ms", "0 interruption(s)");
    }

    private static TurnLatency latency(long totalMillis) {
        Duration one = Duration.ofMillis(1);
        return new TurnLatency(Duration.ofMillis(totalMillis - 4), one, one, one, one);
    }
}
