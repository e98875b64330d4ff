package ai.beluga.voice.provider.mary;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The embedded voice: MaryTTS, English, mu-law as the line wants it, with word times. */
@Singleton
@ProviderId(MaryKeys.NAME)
public class MaryTextToSpeech implements TextToSpeech {

    private final Executor executor;
    private final ToIntFunction<Key<Integer>> settings;
    private @Nullable LoadedVoice voice;
    private @Nullable VoicePool pool;

    @Inject
    MaryTextToSpeech(Configuration configuration, ManagedExecutorService executor) {
        this(executor, configuration::get);
    }

    /** @param settings asked when the voice is first needed: the configuration may be faulty before */
    MaryTextToSpeech(Executor executor, ToIntFunction<Key<Integer>> settings) {
        this.executor = executor;
        this.settings = settings;
    }

    @Override
    public AudioFormat output() {
        return AudioFormat.TELEPHONE;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        if (!MaryKeys.isSpoken(language)) {
            return CompletableFuture.failedFuture(new ProviderException.Permanent(
                    "the embedded voice speaks English, not " + language.toLanguageTag()));
        }
        if (isLoaded()) {
            return CompletableFuture.completedFuture(stream(events));
        }
        return CompletableFuture.supplyAsync(() -> stream(events), executor);
    }

    private synchronized boolean isLoaded() {
        return voice != null;
    }

    private Stream stream(Consumer<TtsEvent> events) {
        return new SpeakingStream(voice(), pool(), events);
    }

    private synchronized VoicePool pool() {
        if (pool == null) {
            pool = new VoicePool(executor, settings.applyAsInt(MaryKeys.VOICES), settings.applyAsInt(MaryKeys.QUEUE));
        }
        return pool;
    }

    /**
     * The voice, loaded by the first who asks.
     *
     * @throws ProviderException.Permanent when it is not there or broken
     */
    synchronized LoadedVoice voice() {
        if (voice == null) {
            try {
                voice = LoadedVoice.load();
            } catch (Exception | LinkageError failure) { // MaryTTS declares Exception
                throw new ProviderException.Permanent("the embedded voice cannot be loaded", failure);
            }
        }
        return voice;
    }
}
