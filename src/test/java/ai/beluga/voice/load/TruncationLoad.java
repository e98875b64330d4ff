package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.load.server.SpokenTones;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.LineConditions;
import ai.beluga.voice.phone.StreamRecord;
import ai.beluga.voice.phone.playout.Reply;
import ai.beluga.voice.phone.playout.Span;
import ai.beluga.voice.phone.script.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Memory against the ear over bad lines, on the real server: replies interrupted at moments of chance, the voice humming
 * 200 ms a word, and the phone knowing what it played. {@code -Dtruncation.calls} and {@code -Dtruncation.turns} say how many.
 */
@ExtendWith(ArquillianExtension.class)
class TruncationLoad {

    private static final int CALLS = Integer.getInteger("truncation.calls", 10);
    private static final int TURNS = Integer.getInteger("truncation.turns", 10);

    /** @param missed of each interrupted reply, how many whole words were played that memory does not hold */
    private record Truncations(int words, int over, List<Integer> missed) {}

    @Deployment(testable = false)
    static WebArchive gateway() {
        return LoadArchive.with(Map.of("beluga.stt.provider", "scripted", "beluga.tts.provider", "tones"));
    }

    @Test
    void memoryHoldsNoWordThatWasNotPlayedAndMissesAtMostOneInTheMedian() throws Exception {
        assertThat(Gateway.becomesReady()).isTrue();

        Truncations all = new Truncations(0, 0, new ArrayList<>());
        for (CallRecord call : calls()) {
            assertThat(call.failure()).isEmpty();
            assertThat(call.violations()).isEmpty();
            all = plus(all, call);
        }

        List<Integer> missed = all.missed().stream().sorted().toList();
        Figures.tell("truncation over bad lines: " + missed.size() + " interruptions, " + all.words()
                + " words in memory, " + all.over() + " of them not played to their end; played and not in memory (words=replies) "
                + missed.stream().collect(Collectors.groupingBy(words -> words, TreeMap::new, Collectors.counting())));
        assertThat(all.over()).isZero();
        assertThat(missed).hasSizeGreaterThan(CALLS * TURNS / 2);
        assertThat(missed.get(missed.size() / 2)).isLessThanOrEqualTo(1);
    }

    private static List<CallRecord> calls() throws Exception {
        List<Future<CallRecord>> running = new ArrayList<>();
        List<CallRecord> calls = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int seed = 1; seed <= CALLS; seed++) {
                LineConditions line = LineConditions.chaos(seed);
                Scenario scenario = Scenario.of(scenario(new Random(seed)));
                running.add(callers.submit(
                        () -> LoadArchive.phone().conditions(line).call(scenario)));
            }
            for (Future<CallRecord> call : running) {
                calls.add(call.get());
            }
        }
        return calls;
    }

    private static String[] scenario(Random chance) {
        List<String> lines = new ArrayList<>(List.of("wait greeting", "say audio/t2.ulaw.wav"));
        for (int turn = 0; turn < TURNS; turn++) {
            lines.add("say audio/t2.ulaw.wav over reply after " + (300 + chance.nextInt(2_500)) + "ms");
        }
        lines.addAll(List.of("wait reply", "hang up"));
        return lines.toArray(String[]::new);
    }

    private static Truncations plus(Truncations before, CallRecord call) throws Exception {
        List<String> remembered = Gateway.text("/load/heard?call=" + call.callSid())
                .lines()
                .toList();
        List<Reply> replies = call.stream().replies();
        assertThat(remembered).as("replies in memory and in the ear").hasSameSizeAs(replies);
        int words = before.words();
        int over = before.over();
        for (int n = 0; n < replies.size(); n++) {
            int played = (int) (samples(call.stream(), replies.get(n)) / SpokenTones.WORD_SAMPLES);
            int known = remembered.get(n).isBlank() ? 0 : remembered.get(n).split("\\s+", -1).length;
            words += known;
            over += Math.max(0, known - played);
            if (replies.get(n).cleared()) {
                before.missed().add(Math.max(0, played - known));
            }
        }
        return new Truncations(words, over, before.missed());
    }

    private static long samples(StreamRecord stream, Reply reply) {
        return stream.spans().stream()
                .filter(span -> span.start() >= reply.start() && span.end() <= reply.end())
                .mapToLong(Span::samples)
                .sum();
    }
}
