package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SpeechToTextContract;
import ai.beluga.voice.testkit.Recording;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The embedded recogniser as any recogniser. */
class MoonshineContractTest extends SpeechToTextContract {

    private static ExecutorService threads;
    private static SpeechToText engine;

    @BeforeAll
    static void load() {
        threads = Executors.newFixedThreadPool(2);
        engine = new MoonshineSpeechToText(Recogniser.shared(), Configurations.of(), threads);
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
    }

    @Override
    protected SpeechToText recogniser() {
        return engine;
    }

    @Override
    protected Utterance utterance(int number) {
        Recording recording = Recording.named("t" + (number + 2));
        return new Utterance(recording.words(), Recogniser.wide(Recording.joined(400, recording)));
    }
}
