package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.Opening;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Recognition by Deepgram's {@code /v1/listen}. */
@Singleton
@ProviderId(ListenKeys.NAME)
public class DeepgramSpeechToText implements SpeechToText {

    private final Configuration configuration;
    private final SocketClient client;
    private final DeepgramOpening guard;
    private final Timers timers;
    private final Ticker ticker;

    @Inject
    DeepgramSpeechToText(
            Configuration configuration, SocketClient client, DeepgramOpening guard, Timers timers, Ticker ticker) {
        this.configuration = configuration;
        this.client = client;
        this.guard = guard;
        this.timers = timers;
        this.ticker = ticker;
    }

    @Override
    public AudioFormat input() {
        return AudioFormat.PCM_8K;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
        return Opening.<Stream, ListenStream>guarded(
                guard::listen,
                () -> client.open(
                        ListenKeys.request(configuration, language),
                        new ListenStream(ListenKeys.CONNECTION.faults(), timers, ticker, events)),
                ListenStream::close);
    }
}
