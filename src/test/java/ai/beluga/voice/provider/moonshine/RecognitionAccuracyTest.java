package ai.beluga.voice.provider.moonshine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.WordErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the recogniser makes of telephone recordings. */
class RecognitionAccuracyTest {

    private static WordErrors errors(List<Recording> recordings) {
        StringBuilder heard = new StringBuilder();
        WordErrors errors = WordErrors.NONE;
        for (Recording recording : recordings) {
            short[] speech = Recogniser.wide(recording.samples());
            String text = Recogniser.transcriber()
                    .heard(new SpeechAudio.Clip(speech, speech.length), () -> false)
                    .text();
            heard.append('\n').append(recording.name()).append(": ").append(text);
            errors = errors.plus(WordErrors.between(recording.words(), text));
        }
        assertThat(errors.rate()).as("%s%s", errors, heard).isLessThanOrEqualTo(0.10);
        return errors;
    }

    @Test
    void atMostEveryTenthWordOfHumanSpeechIsWrong() {
        assertThat(errors(Recording.human()).words()).isGreaterThan(70);
    }

    @Test
    void atMostEveryTenthWordOfAllRecordingsIsWrong() {
        assertThat(errors(Recording.all()).words()).isGreaterThan(100);
    }
}
