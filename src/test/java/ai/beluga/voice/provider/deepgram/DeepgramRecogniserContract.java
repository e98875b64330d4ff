package ai.beluga.voice.provider.deepgram;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SpeechToTextContract;
import ai.beluga.voice.speech.stt.SttReports;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of recognisers, by one of the two against the simulator. */
abstract class DeepgramRecogniserContract extends SpeechToTextContract {

    static final List<String> SENTENCES =
            List.of("I want to order a pizza.", "With cheese please.", "That is all for today.");

    final SttReports reports = new SttReports();
    Deepgram deepgram;

    @BeforeEach
    void start() {
        deepgram = new Deepgram();
        deepgram.simulator.understand(SENTENCES.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        assertThat(deepgram.simulator.violations()).isEmpty();
        deepgram.close();
    }

    @Override
    protected Utterance utterance(int number) {
        String words = SENTENCES.get(number);
        return new Utterance(words, Deepgram.speech(words.split(" ").length));
    }

    SpeechToText.Stream open() {
        return recogniser().open(Locale.US, reports).toCompletableFuture().join();
    }
}
