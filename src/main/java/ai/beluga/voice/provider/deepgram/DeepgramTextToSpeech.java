package ai.beluga.voice.provider.deepgram;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.provider.socket.Opening;
import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Synthesis by Deepgram's {@code /v1/speak}, in mu-law as the line wants it, without word times. */
@Singleton
@ProviderId(SpeakKeys.NAME)
public class DeepgramTextToSpeech implements TextToSpeech {

    private final Configuration configuration;
    private final SocketClient client;
    private final DeepgramOpening guard;
    private final Timers timers;
    private final Ticker ticker;

    @Inject
    DeepgramTextToSpeech(
            Configuration configuration, SocketClient client, DeepgramOpening guard, Timers timers, Ticker ticker) {
        this.configuration = configuration;
        this.client = client;
        this.guard = guard;
        this.timers = timers;
        this.ticker = ticker;
    }

    @Override
    public AudioFormat output() {
        return AudioFormat.TELEPHONE;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        String voice = configuration.get(SpeakKeys.MODEL);
        if (!SpeakKeys.speaks(voice, language)) {
            return CompletableFuture.failedFuture(
                    new ProviderException.Permanent(voice + " does not speak " + language.toLanguageTag()));
        }
        return RenewedSpeech.open(this::connect, events);
    }

    private CompletableFuture<SpeakStream> connect(RenewedSpeech.Leg leg) {
        return Opening.<SpeakStream, SpeakStream>guarded(
                guard::speak,
                () -> client.open(
                        SpeakKeys.request(configuration),
                        new SpeakStream(SpeakKeys.CONNECTION.faults(), timers, ticker, leg::report, leg::spent)),
                SpeakStream::close);
    }
}
