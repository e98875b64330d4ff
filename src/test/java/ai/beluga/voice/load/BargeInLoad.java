package ai.beluga.voice.load;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.it.Gateway;
import ai.beluga.voice.load.server.SpokenTones;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.Report;
import ai.beluga.voice.phone.StreamRecord;
import ai.beluga.voice.phone.playout.Reply;
import ai.beluga.voice.phone.playout.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How fast an interruption is, with the real ears; the voice hums 200 ms a word, so that what the memory holds can be held
 * against what the phone played.
 */
@ExtendWith(ArquillianExtension.class)
class BargeInLoad {

    private static final int BARGE_INS = 20;
    private static final List<String> TALK = List.of("wait greeting");
    private static final List<String> TURN =
            List.of("say audio/t2.ulaw.wav", "say audio/t2.ulaw.wav over reply after 900ms", "wait reply");
    private static final Duration LIMIT = Duration.ofMillis(300 + 250);

    @Deployment(testable = false)
    static WebArchive gateway() {
        return LoadArchive.with(Map.of("beluga.tts.provider", "tones"));
    }

    @Test
    void agentFallsSilentAndRemembersNoWordThatWasNotHeard() throws Exception {
        assertThat(Gateway.becomesReady()).isTrue();

        CallRecord call = Calls.place(
                        LoadArchive.phone(), 1, Duration.ZERO, Calls.lines(TALK, BARGE_INS, TURN, "hang up"))
                .getFirst();

        Figures.tell("barge-in", Report.of(List.of(call)));
        assertThat(call.failure()).isEmpty();
        assertThat(call.violations()).isEmpty();
        List<StreamRecord.BargeIn> bargeIns = call.stream().bargeIns();
        assertThat(bargeIns).hasSize(BARGE_INS);
        assertThat(bargeIns.stream()
                        .map(StreamRecord.BargeIn::lastHeard)
                        .sorted()
                        .toList()
                        .get(BARGE_INS * 95 / 100 - 1))
                .isLessThanOrEqualTo(LIMIT);
        remembersOnlyWhatWasHeard(call);
    }

    private static void remembersOnlyWhatWasHeard(CallRecord call) throws Exception {
        List<String> remembered =
                Gateway.text("/load/heard?call=" + call.callSid()).lines().toList();
        List<Reply> replies = call.stream().replies();
        assertThat(remembered).hasSameSizeAs(replies);
        int words = 0;
        int unheard = 0;
        for (int n = 0; n < replies.size(); n++) {
            long whole = heardSamples(call.stream(), replies.get(n)) / SpokenTones.WORD_SAMPLES;
            long known = remembered.get(n).isBlank() ? 0 : remembered.get(n).split("\\s+", -1).length;
            words += (int) known;
            unheard += (int) Math.max(0, known - whole);
        }
        Figures.tell("memory holds " + words + " words of " + replies.size() + " replies, " + unheard
                + " of them not played to their end");
        assertThat(unheard).isZero();
    }

    private static long heardSamples(StreamRecord stream, Reply reply) {
        return stream.spans().stream()
                .filter(span -> span.start() >= reply.start() && span.end() <= reply.end())
                .mapToLong(Span::samples)
                .sum();
    }
}
