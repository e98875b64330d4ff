package ai.beluga.voice.provider.grok;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.speech.halves.ModelHalves;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SpeechToTextContract;
import ai.beluga.voice.testkit.ThreadTimers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract of recognisers, by Grok voice that only hears. */
class GrokHearingTest extends SpeechToTextContract {

    private static final List<String> WORDS = List.of("when do you open", "and on sunday", "thank you and goodbye");
    private static final int BEFORE = 8 * 200;
    private static final int BEHIND = 8 * 400;

    private final Grok far = new Grok();
    private final ThreadTimers timers = new ThreadTimers();

    GrokHearingTest() {
        far.simulator().script().understandsMelodyOf(WORDS);
    }

    @Override
    protected SpeechToText recogniser() {
        return new ModelHalves(far.client(), timers, used -> {}).hearing();
    }

    @Override
    protected Utterance utterance(int number) {
        short[] melody = Melody.of(WORDS.get(number), 8_000);
        short[] samples = new short[BEFORE + melody.length + BEHIND];
        System.arraycopy(melody, 0, samples, BEFORE, melody.length);
        return new Utterance(WORDS.get(number), samples);
    }

    /** Whatever is heard, nobody replies. */
    @AfterEach
    void end() {
        assertThat(far.simulator().count("response.create")).isZero();
        assertThat(far.violations()).isEmpty();
        far.close();
        timers.close();
    }
}
