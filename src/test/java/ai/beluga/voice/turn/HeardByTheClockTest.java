package ai.beluga.voice.turn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.phone.playout.Echo;
import ai.beluga.voice.phone.playout.PlayoutModel;
import ai.beluga.voice.phone.playout.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Ledger and clock against the phone's own model of the far end, over thousands of interruptions by chance: no byte counts
 * as heard that was not played. Each planted fault must be seen by the same comparison.
 */
class HeardByTheClockTest {

    private static final int LINES = 500;
    private static final int REPLIES = 8;
    private static final long SAMPLE_NANOS = 125_000;
    private static final long MILLI_SAMPLES = 8;
    private static final int TICK = 160;
    private static final int MARK_EVERY = 1_600;
    private static final int WORD_MILLIS = 10;
    private static final int WORDS = 600;

    private enum Fault {
        NONE,
        /** Marks go on to be believed when the far end was cleared. */
        CLEARED_MARKS_COUNT,
        /** Audio takes longer than the clock assumes. */
        WAY_LONGER_THAN_THE_SPREAD
    }

    @Test
    void noByteCountsAsHeardThatWasNotPlayed() {
        assertThat(overClaims(Fault.NONE)).isZero();
    }

    @Test
    void believingMarksOfAClearedReplyIsSeen() {
        assertThat(overClaims(Fault.CLEARED_MARKS_COUNT)).isGreaterThan(LINES);
    }

    @Test
    void wayThatIsLongerThanAssumedIsSeen() {
        assertThat(overClaims(Fault.WAY_LONGER_THAN_THE_SPREAD)).isPositive();
    }

    /** How many interruptions of all counted more as heard than was played. */
    private static int overClaims(Fault fault) {
        int count = 0;
        for (int line = 1; line <= LINES; line++) {
            Random chance = new Random(line);
            Transit transit = new Transit();
            long way = (5 + chance.nextInt(60)) * MILLI_SAMPLES;
            for (int reply = 0; reply < REPLIES; reply++) {
                count += new Reply(chance.nextLong(), fault, transit, way).overClaimed() > 0 ? 1 : 0;
            }
        }
        return count;
    }

    private record Happening(long at, long number, Runnable what) {}

    /** One reply, sent and cut off. All times are samples of 125 µs. */
    private static final class Reply {

        private final PriorityQueue<Happening> ahead =
                new PriorityQueue<>(Comparator.comparingLong(Happening::at).thenComparingLong(Happening::number));
        private final Random chance;
        private final Fault fault;
        private final PlayoutModel farEnd = new PlayoutModel();
        private final Pacer pacer = new Pacer(Duration.ofMillis(250));
        private final PlayoutLedger ledger = new PlayoutLedger();
        private final PlayClock clock;
        private final long way;
        private long now;
        private long numbers;
        private long newestArrival;
        private long sinceMark;
        private boolean over;

        Reply(long seed, Fault fault, Transit transit, long way) {
            this.chance = new Random(seed);
            this.fault = fault;
            this.clock = new PlayClock(transit);
            this.way = way;
            ledger.segment(1, "w");
            for (int word = 1; word <= WORDS; word++) {
                ledger.word(1, "w", word * WORD_MILLIS);
            }
        }

        private long millis(int least, int most) {
            return (least + chance.nextInt(most - least + 1)) * MILLI_SAMPLES;
        }

        private void after(long samples, Runnable what) {
            ahead.add(new Happening(now + samples, numbers++, what));
        }

        private void there(Runnable arrival) {
            int most = (int) Transit.SPREAD.toMillis() * (fault == Fault.WAY_LONGER_THAN_THE_SPREAD ? 3 : 1);
            long late = chance.nextInt(10) == 0 ? millis(0, most) : millis(0, 40);
            newestArrival = Math.max(newestArrival, now + way + late);
            after(newestArrival - now, arrival);
        }

        /** Sends until it is interrupted; gives the bytes counted as heard beyond those played. */
        long overClaimed() {
            long until = millis(100, 4_000);
            long pauseFrom = millis(0, 3_000);
            long pauseTo = pauseFrom + millis(0, 900);
            while (now < until) {
                if (now < pauseFrom || now >= pauseTo) {
                    send();
                }
                goOn(TICK);
            }
            ledger.played(clock.playedBy(now * SAMPLE_NANOS));
            over = fault != Fault.CLEARED_MARKS_COUNT;
            there(() -> echo(farEnd.clear(now)));
            goOn(4_000 * MILLI_SAMPLES);
            long heard =
                    ledger.heardText().chars().filter(letter -> letter == 'w').count();
            return heard * WORD_MILLIS * MILLI_SAMPLES
                    - farEnd.spans().stream().mapToLong(Span::samples).sum();
        }

        private void send() {
            int bytes = Math.min(pacer.allowance(now * SAMPLE_NANOS), 800);
            if (bytes < TICK) {
                return;
            }
            pacer.sent(bytes, now * SAMPLE_NANOS);
            ledger.sent(1, bytes, false);
            clock.sent(bytes, now * SAMPLE_NANOS);
            there(() -> echo(farEnd.audio(new byte[bytes], now)));
            sinceMark += bytes;
            if (sinceMark >= MARK_EVERY) {
                sinceMark = 0;
                String name = "" + ledger.mark();
                there(() -> echo(farEnd.mark(name, now)));
            }
        }

        private void goOn(long samples) {
            long end = now + samples;
            while (!ahead.isEmpty() && ahead.peek().at() <= end) {
                Happening next = ahead.remove();
                while (now < next.at()) {
                    now = Math.min(next.at(), now + MILLI_SAMPLES);
                    echo(farEnd.advance(now));
                }
                next.what().run();
            }
            now = end;
            echo(farEnd.advance(now));
        }

        private void echo(List<Echo> echoes) {
            for (Echo echo : echoes) {
                if (chance.nextInt(20) > 0) {
                    after(
                            Math.max(0, echo.at() - now) + way + millis(0, 800),
                            () -> marked(Integer.parseInt(echo.name())));
                }
            }
        }

        private void marked(int mark) {
            if (over) {
                return;
            }
            ledger.marked(mark);
            clock.marked(ledger.before(mark), now * SAMPLE_NANOS);
        }
    }
}
