package ai.beluga.voice.provider.moonshine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.audio.MuLaw;
import ai.beluga.voice.provider.mary.EmbeddedVoice;
import ai.beluga.voice.testkit.WordErrors;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The embedded recogniser listens to the embedded voice over the telephone. */
class ReadBackTest {

    private static final double MOST_ERRORS = 0.08;

    private static final int WAVE_HEADER_BYTES = 58;

    private static final List<String> SENTENCES = List.of(
            "We are open on Saturday from nine to five, and we are closed on Sunday.",
            "Your order was shipped yesterday and will arrive within three days.",
            "You can return any product within thirty days, as long as it was not used.",
            "I am sorry, I did not understand that. Could you say it again?",
            "The small box costs twelve dollars, and the large one costs twenty.",
            "Please hold the line, I will connect you with a colleague.",
            "Our shop is next to the train station, on the second floor.",
            "Shipping is free for orders above fifty dollars.",
            "You will receive a message with your tracking number this evening.",
            "We repair bicycles, and we also sell new tires and lights.",
            "Thank you for calling, and have a wonderful afternoon.",
            "If the battery is empty, charge it for two hours before you start.");

    @Test
    void atMostEveryTwelfthWordIsMisheard() {
        StringBuilder heard = new StringBuilder();
        WordErrors errors = WordErrors.NONE;
        for (String sentence : SENTENCES) {
            String text = listen(EmbeddedVoice.muLaw(sentence));
            heard.append('\n').append(text);
            errors = errors.plus(WordErrors.between(sentence, text));
        }

        assertThat(errors.words()).isGreaterThan(100);
        assertThat(errors.rate()).as("%s%s", errors, heard).isLessThanOrEqualTo(MOST_ERRORS);
    }

    @Test
    void questionOfTheDemoIsUnderstood() throws IOException {
        try (InputStream wave = getClass().getResourceAsStream("/audio/demo-question.ulaw.wav")) {
            byte[] bytes = Objects.requireNonNull(wave).readAllBytes();

            String text = listen(Arrays.copyOfRange(bytes, WAVE_HEADER_BYTES, bytes.length));

            assertThat(WordErrors.between("what are your opening hours on saturday", text))
                    .as(text)
                    .isEqualTo(new WordErrors(0, 7));
        }
    }

    private static String listen(byte[] muLaw) {
        short[] samples = new short[muLaw.length];
        MuLaw.decode(muLaw, 0, muLaw.length, samples, 0);
        short[] wide = Recogniser.wide(samples);
        return Recogniser.transcriber()
                .heard(new SpeechAudio.Clip(wide, wide.length), () -> false)
                .text();
    }
}
