package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.Opening;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Recognition by Deepgram Flux, {@code /v2/listen}, which tells besides where it sees the caller's turn. */
@Singleton
@ProviderId(FluxKeys.NAME)
public class FluxSpeechToText implements SpeechToText {

    private final Configuration configuration;
    private final SocketClient client;
    private final DeepgramOpening guard;
    private final Timers timers;
    private final Ticker ticker;

    @Inject
    FluxSpeechToText(
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
        String model = configuration.get(FluxKeys.MODEL);
        if (!FluxKeys.hears(model, language)) {
            return CompletableFuture.failedFuture(
                    new ProviderException.Permanent(model + " does not hear " + language.toLanguageTag()));
        }
        return Opening.<Stream, FluxStream>guarded(
                guard::flux,
                () -> client.open(
                        FluxKeys.request(configuration, language),
                        new FluxStream(
                                FluxKeys.CONNECTION.faults(),
                                configuration.get(FluxKeys.EOT_TIMEOUT),
                                timers,
                                ticker,
                                events)),
                FluxStream::close);
    }
}
