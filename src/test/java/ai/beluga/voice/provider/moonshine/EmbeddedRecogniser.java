package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.config.Configurations;
import ai.beluga.voice.speech.stt.SpeechToText;
import java.util.concurrent.Executor;

/** The recogniser with its real networks, for tests of any package. */
public final class EmbeddedRecogniser {

    private EmbeddedRecogniser() {}

    /** Decodes one utterance at a time on {@code executor}. */
    public static SpeechToText on(Executor executor) {
        return new MoonshineSpeechToText(
                Recogniser.shared(), Configurations.of("beluga.stt.embedded.workers", "1"), executor);
    }
}
