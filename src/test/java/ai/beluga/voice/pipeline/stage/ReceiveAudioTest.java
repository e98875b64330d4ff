package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.VoiceEvent.CallerAudio;
import ai.beluga.voice.pipeline.VoiceEvent.LineAttached;
import ai.beluga.voice.pipeline.VoiceEvent.LineAudio;
import ai.beluga.voice.testkit.SilentLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiveAudioTest {

    private final ReceiveAudio receive = new ReceiveAudio();
    private final List<Long> starts = new ArrayList<>();
    private final List<VoiceEvent> others = new ArrayList<>();
    private long samples;

    @BeforeEach
    void attach() {
        take(new LineAttached(new SilentLine(), 1));
        others.clear();
    }

    @Test
    void mediaTimeCountsTheAudioFromTheFirstFrame() {
        frame(1, 155);
        frame(1, 174);
        frame(1, 195);

        assertThat(starts).containsExactly(0L, 20L, 40L);
    }

    @Test
    void lostAudioIsFilledWithSilenceSoThatTimesStayTrue() {
        frame(1, 100);
        frame(1, 220);

        assertThat(starts).containsExactly(0L, 20L, 40L, 60L, 80L, 100L, 120L);
    }

    @Test
    void jumpOfTheClockDoesNotFillForEver() {
        frame(1, 100);
        frame(1, 3_600_000);

        assertThat(samples).isEqualTo(8 * (20 + 1_000 + 20));
    }

    @Test
    void mediaTimeGoesOnAcrossLines() {
        frame(1, 100);
        take(new LineAttached(new SilentLine(), 2));
        frame(2, 5);

        assertThat(starts).containsExactly(0L, 20L);
    }

    @Test
    void nothingOfAnOlderLineComesIn() {
        take(new LineAttached(new SilentLine(), 2));
        others.clear();

        frame(1, 100);
        take(new VoiceEvent.CallerDigit(1, '5'));
        take(new VoiceEvent.Marked(1, "1.1.1"));
        take(new VoiceEvent.LineLost(1, LossCause.STOPPED));

        assertThat(starts).isEmpty();
        assertThat(others).isEmpty();
    }

    @Test
    void mulawIsDecoded() {
        List<Short> heard = new ArrayList<>();
        byte[] frame = new byte[160];
        Arrays.fill(frame, MuLaw.encode((short) 1_000));

        receive.process(new LineAudio(1, 0, frame, 0), 0, event -> heard.add(((CallerAudio) event).samples()[7]));

        assertThat(heard.getFirst()).isCloseTo((short) 1_000, org.assertj.core.data.Offset.offset((short) 40));
    }

    private void frame(int epoch, long timestampMillis) {
        take(new LineAudio(epoch, timestampMillis, new byte[160], 0));
    }

    private void take(VoiceEvent event) {
        receive.process(event, 0, passed -> {
            if (passed instanceof CallerAudio audio) {
                starts.add(audio.startMillis());
                samples += audio.length();
            } else {
                others.add(passed);
            }
        });
    }
}
