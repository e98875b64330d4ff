package ai.beluga.voice.provider.nova;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The client without the container. */
public final class NovaEngine {

    private NovaEngine() {}

    /** @param closing takes what ends AWS's client */
    public static SpeechToSpeech of(
            Configuration configuration, Executor executor, Timers timers, Consumer<Runnable> closing) {
        BedrockClient client = new BedrockClient(configuration, executor, timers);
        closing.accept(client::close);
        return new NovaSpeechToSpeech(configuration, client, new NovaOpening());
    }
}
