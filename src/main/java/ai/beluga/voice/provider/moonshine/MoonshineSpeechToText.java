package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.ProviderId;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Recognises English with the networks of {@link MoonshineModel}; all calls share one bounded pool. */
@Singleton
@ProviderId(MoonshineModel.PROVIDER)
public class MoonshineSpeechToText implements SpeechToText {

    private final MoonshineModel model;
    private final Configuration configuration;
    private final Executor executor;
    private final AtomicReference<@Nullable DecodePool> pool = new AtomicReference<>();

    @Inject
    MoonshineSpeechToText(MoonshineModel model, Configuration configuration, ManagedExecutorService executor) {
        this(model, configuration, (Executor) executor);
    }

    MoonshineSpeechToText(MoonshineModel model, Configuration configuration, Executor executor) {
        this.model = model;
        this.configuration = configuration;
        this.executor = executor;
    }

    @Override
    public AudioFormat input() {
        return AudioFormat.PCM_16K;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
        if (!language.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return CompletableFuture.failedFuture(new ProviderException.Permanent(
                    "the embedded recogniser knows English only, not " + language.toLanguageTag()));
        }
        try {
            return CompletableFuture.completedFuture(new MoonshineStream(model.transcriber(), pool(), events));
        } catch (ProviderException notNow) {
            return CompletableFuture.failedFuture(notNow);
        }
    }

    /** Made late: the configuration may be faulty when this bean is. */
    private DecodePool pool() {
        DecodePool made = pool.get();
        if (made == null) {
            pool.compareAndSet(null, new DecodePool(executor, workers(), configuration.get(MoonshineKeys.QUEUE)));
            return pool();
        }
        return made;
    }

    private int workers() {
        return configuration.isSet(MoonshineKeys.WORKERS)
                ? configuration.get(MoonshineKeys.WORKERS)
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
