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
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Synthesis by Deepgram's {@code /v1/speak}, in mu-law as the line wants it, without word times. */
@Singleton
@ProviderId(SpeakKeys.NAME)
public class DeepgramTextToSpeech implements TextToSpeech {

    /** Longer than a caller waits for the first connection: nobody waits, the connection before goes on meanwhile. */
    private static final Duration FURTHER_WITHIN = Duration.ofSeconds(5);

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
        return RenewedSpeech.open(
                owner -> connect(guard::speak, owner), owner -> connect(this::beside, owner), timers, events);
    }

    private CompletableFuture<SpeakStream> connect(
            Function<Supplier<CompletionStage<SpeakStream>>, CompletionStage<SpeakStream>> through,
            SpeakStream.Owner owner) {
        return Opening.<SpeakStream, SpeakStream>guarded(
                through,
                () -> client.open(
                        SpeakKeys.request(configuration),
                        new SpeakStream(SpeakKeys.CONNECTION.faults(), timers, ticker, owner)),
                SpeakStream::close);
    }

    /**
     * A further connection of a call, beside the guard: that a vendor refuses a second connection must not keep other calls
     * from their first.
     */
    private CompletionStage<SpeakStream> beside(Supplier<CompletionStage<SpeakStream>> attempt) {
        CompletableFuture<SpeakStream> opening = attempt.get().toCompletableFuture();
        Timers.Cancellable late = timers.schedule(
                FURTHER_WITHIN,
                () -> opening.completeExceptionally(
                        new ProviderException.Transient("no answer to the opening in time")));
        return opening.whenComplete((stream, failure) -> late.cancel());
    }
}
