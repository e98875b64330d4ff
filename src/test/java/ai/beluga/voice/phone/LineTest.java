package ai.beluga.voice.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.beluga.voice.phone.playout.Echo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {

    private static final long MILLI = 1_000_000;
    private static final int SAMPLES_PER_MILLI = 8;

    @Test
    void marksAreLateByChanceWithinTheirBoundsAndTheSameForTheSameSeed() {
        List<Long> once = echoTimes(LineConditions.chaos(7));

        assertThat(once).isEqualTo(echoTimes(LineConditions.chaos(7))).isNotEqualTo(echoTimes(LineConditions.chaos(8)));
        assertThat(once).hasSizeBetween(900, 990).allSatisfy(late -> assertThat(late).isBetween(0L, 800L));
        assertThat(once.stream().mapToLong(Long::longValue).average().orElseThrow()).isBetween(350.0, 450.0);
    }

    @Test
    void clearedMarkMayOvertakeOneThatWasPlayed() {
        assertThat(orders("mark-delay=0-800ms mark-order=any")).contains("played cleared", "cleared played");
    }

    @Test
    void marksKeepTheirOrderWhereTheLineSaysSo() {
        assertThat(orders("mark-delay=0-800ms mark-order=kept")).containsOnly("played cleared");
    }

    @Test
    void heldMessagesComeAtOnceAndInOrder() {
        Downlink line = new Downlink(LineWords.read("hold=400ms hold-share=5% seed=3"));
        for (int i = 0; i < 500; i++) {
            line.sent(new ServerMessage.Mark("" + i), i * 20 * MILLI);
        }

        List<Downlink.Due> all = line.take(Long.MAX_VALUE);

        assertThat(all).extracting(Downlink.Due::atNanos).isSorted();
        assertThat(all).extracting(due -> ((ServerMessage.Mark) due.message()).name()).containsExactlyElementsOf(names());
        long most = 0;
        for (int i = 0; i < all.size(); i++) {
            most = Math.max(most, all.get(i).atNanos() - i * 20 * MILLI);
        }
        assertThat(most / MILLI).isBetween(300L, 400L);
        assertThat(all.stream().map(Downlink.Due::atNanos).distinct().count()).isLessThan(450);
    }

    @Test
    void perfectLineHoldsNothing() {
        Downlink line = new Downlink(LineConditions.perfect());
        line.sent(new ServerMessage.Clear(), 5);

        assertThat(line.take(5)).hasSize(1);
    }

    @Test
    void callersAudioIsHeldAsWell() {
        FramePacer pacer = new FramePacer(LineWords.read("hold=400ms hold-share=5%"));
        for (int i = 0; i < 500; i++) {
            pacer.spoken(new byte[160]);
        }

        List<FramePacer.Due> all = pacer.take(Long.MAX_VALUE);

        assertThat(all).extracting(FramePacer.Due::index).isSorted();
        assertThat(all.stream().map(FramePacer.Due::atNanos).distinct().count()).isLessThan(450);
    }

    @Test
    void wordsSayAllThereIsOfALine() {
        LineConditions line = LineWords.read("mark-delay=100-300ms, mark-loss=10% mark-order=any jitter=40ms burst=3"
                + " hold=250ms hold-share=4% callback-delay=1500ms callback-twice=50% seed=9");

        LineConditions.Way way = new LineConditions.Way(Duration.ofMillis(40), 3, Duration.ofMillis(250), 0.04);
        assertThat(line)
                .isEqualTo(new LineConditions(
                        new LineConditions.Marks(Duration.ofMillis(100), Duration.ofMillis(300), 0.1, false),
                        way,
                        way,
                        new LineConditions.Told(Duration.ofMillis(1_500), 0.5),
                        9));
        assertThat(LineWords.read("chaos seed=4")).isEqualTo(LineConditions.chaos(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fog", "jitter", "jitter=fast", "mark-delay=800ms", "mark-loss=200%", "seed=-1", ""})
    void wordsThatSayNothingOfALineAreRefused(String words) {
        assertThatThrownBy(() -> LineWords.read(words)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> names() {
        return IntStream.range(0, 500).mapToObj(number -> "" + number).toList();
    }

    /** How many milliseconds late each of a thousand marks was echoed. */
    private static List<Long> echoTimes(LineConditions line) {
        MarkDesk desk = new MarkDesk(line);
        List<Long> late = new ArrayList<>();
        for (int mark = 0; mark < 1_000; mark++) {
            long at = mark * 2_000L;
            desk.due(List.of(new Echo("" + mark, at * SAMPLES_PER_MILLI, false)));
            for (long millis = at; millis < at + 2_000; millis++) {
                long since = millis - at;
                desk.take(millis * MILLI).forEach(name -> late.add(since));
            }
        }
        return late;
    }

    /** In which orders a played mark and one that a clear reached 10 ms later come back, over a hundred seeds. */
    private static List<String> orders(String words) {
        return IntStream.range(0, 100)
                .mapToObj(seed -> {
                    MarkDesk desk = new MarkDesk(LineWords.read(words).seeded(seed));
                    desk.due(List.of(new Echo("played", 800, false)));
                    desk.due(List.of(new Echo("cleared", 880, true)));
                    return String.join(" ", desk.take(Long.MAX_VALUE));
                })
                .distinct()
                .toList();
    }
}
