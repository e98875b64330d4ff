package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.SilentLine;
import ai.beluga.voice.turn.InterruptionSettings;
import ai.beluga.voice.turn.SoundSource;
import ai.beluga.voice.turn.SpeechEdge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundOriginTest {

    private static final int FRAME = 160;
    private static final short[] AGENT = Recording.named("jfk").samples();
    private static final short[] CALLER = Recording.named("t2").samples();
    /** Where the caller's recording is loud. */
    private static final int BEGIN = 3_200;

    private final List<SoundSource> told = new ArrayList<>();
    private SoundOrigin origin =
            new SoundOrigin(InterruptionSettings.DEFAULT, event -> told.add(((VoiceEvent.SoundJudged) event).source()));
    private Line line = origin.watching(new SilentLine());
    private final Random noise = new Random(3);
    private int frames;

    /** Of the caller's samples from a moment on. */
    private double caller(double gain, long sample) {
        return sample < 0 || sample >= CALLER.length ? 0 : gain * CALLER[(int) sample];
    }

    /** The agent speaks, its audio comes back, and somebody speaks from the frame {@code from} on. */
    private void run(int count, double echo, int lagMillis, double gain, int from) {
        for (int i = 0; i < count; i++) {
            origin.at(20_000_000L * frames);
            byte[] muLaw = new byte[FRAME];
            MuLaw.encode(AGENT, 4_000 + FRAME * frames, FRAME, muLaw, 0);
            line.play(muLaw, 0, FRAME);
            short[] heard = new short[FRAME];
            for (int n = 0; n < FRAME; n++) {
                long sample = (long) FRAME * frames + n;
                int back = (int) (4_000 + sample - 8L * lagMillis);
                double value = 5 * noise.nextGaussian() + caller(gain, sample - (long) FRAME * from + BEGIN);
                heard[n] = (short) (value + (back >= 4_000 ? echo * AGENT[back] : 0));
            }
            origin.heard(heard, FRAME);
            frames++;
        }
    }

    private void soundBegins() {
        origin.edge(new SpeechEdge.Started(20L * frames - 100, 20L * frames));
    }

    private void soundEnds() {
        origin.edge(new SpeechEdge.Stopped(20L * frames - 200, 20L * frames));
    }

    @Test
    void ownAudioIsTakenForTheCallersWhereNobodyIsToLookForIt() {
        origin = new SoundOrigin(English.WITHOUT_ECHO, event -> told.add(((VoiceEvent.SoundJudged) event).source()));
        line = origin.watching(new SilentLine());
        run(30, 0.18, 100, 0, 0);
        soundBegins();
        run(20, 0.18, 100, 0, 0);

        assertThat(told).containsExactly(SoundSource.CALLER);
    }

    @ParameterizedTest
    @CsvSource({"0.18, 100", "0.18, 300", "0.06, 150", "0.03, 700"})
    void ownAudioIsKnownAtOnceHoweverSoftAndLate(double gain, int lagMillis) {
        run(20 + lagMillis / 20, gain, lagMillis, 0, 0);
        soundBegins();
        run(20, gain, lagMillis, 0, 0);

        assertThat(told).containsExactly(SoundSource.ECHO);
    }

    @Test
    void otherVoiceIsTheCallers() {
        run(20, 0, 0, 0, 0);
        run(6, 0, 0, 1, 20);
        soundBegins();
        run(50, 0, 0, 1, 20);

        assertThat(told).containsExactly(SoundSource.CALLER);
    }

    @Test
    void callerWhoSpeaksOverTheEchoIsFound() {
        run(30, 0.06, 200, 0, 0);
        soundBegins();
        run(30, 0.06, 200, 0, 0);
        assertThat(told).containsExactly(SoundSource.ECHO);

        run(40, 0.06, 200, 1, 60);

        assertThat(told).containsExactly(SoundSource.ECHO, SoundSource.CALLER);
    }

    @Test
    void voiceInTheBackgroundIsFaint() {
        run(20, 0, 0, 0, 0);
        soundBegins();
        run(40, 0, 0, 0.03, 20);

        assertThat(told).containsExactly(SoundSource.BACKGROUND);
    }

    @Test
    void voiceThatComesNearerIsTheCallersFromThenOn() {
        run(20, 0, 0, 0, 0);
        soundBegins();
        run(20, 0, 0, 0.03, 20);
        run(30, 0, 0, 1, 20);

        assertThat(told).containsExactly(SoundSource.BACKGROUND, SoundSource.CALLER);
    }

    @Test
    void softCallerOnANewLineIsNotMeasuredAgainstTheEchoOfTheOld() {
        run(30, 0.18, 100, 0, 0);
        soundBegins();
        run(20, 0.18, 100, 0, 0);
        soundEnds();
        told.clear();

        line = origin.watching(new SilentLine());

        assertThat(origin.knowsAnEcho()).isFalse();
        soundBegins();
        run(20, 0, 0, 1, 50);
        assertThat(told).containsExactly(SoundSource.CALLER);
    }

    @Test
    void nothingIsSaidWhileTheAgentIsSilent() {
        origin.at(0);
        soundBegins();
        for (int i = 0; i < 30; i++) {
            origin.at(60_000_000_000L + 20_000_000L * i);
            origin.heard(Arrays.copyOfRange(CALLER, BEGIN + FRAME * i, BEGIN + FRAME * (i + 1)), FRAME);
        }

        assertThat(told).isEmpty();
    }

    @Test
    void nextSoundIsJudgedAnew() {
        run(30, 0.18, 100, 0, 0);
        soundBegins();
        run(20, 0.18, 100, 0, 0);
        soundEnds();

        run(6, 0, 0, 1, 50);
        soundBegins();
        run(20, 0, 0, 1, 50);

        assertThat(told).containsExactly(SoundSource.ECHO, SoundSource.CALLER);
    }
}
