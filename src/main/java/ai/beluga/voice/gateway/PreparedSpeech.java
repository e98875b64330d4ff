package ai.beluga.voice.gateway;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.cache.CachingTextToSpeech;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.FailureReason;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.time.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The synthesizers, each with the prompts in its own voice, as far as it can speak now. */
final class PreparedSpeech {

    private static final Logger LOG = System.getLogger(PreparedSpeech.class.getName());
    private static final Duration LONGEST_PROMPT = Duration.ofSeconds(20);

    private final Chain<CachingTextToSpeech> voices;
    private final Ticker ticker;
    private final Duration longestPrompt;
    private Optional<TextToSpeech> recordings = Optional.empty();

    PreparedSpeech(Chain<TextToSpeech> synthesizers, Locale language, Ticker ticker) {
        this(synthesizers, language, ticker, LONGEST_PROMPT);
    }

    /** @param longestPrompt what takes longer is given up */
    PreparedSpeech(Chain<TextToSpeech> synthesizers, Locale language, Ticker ticker, Duration longestPrompt) {
        this.longestPrompt = longestPrompt;
        this.voices = synthesizers.map(voice -> new CachingTextToSpeech(voice, language));
        this.ticker = ticker;
    }

    /**
     * Has the prompts spoken by each voice but those the operator forced down. One that cannot is left for later when another
     * can.
     *
     * @throws ExecutionException when none can
     */
    void prepare(Collection<String> prompts) throws ExecutionException {
        Optional<ExecutionException> failure = Optional.empty();
        for (Chain.Link<CachingTextToSpeech> link : voices.links()) {
            if (link.health().forced() == ProviderHealth.Force.DOWN) {
                continue;
            }
            try {
                prepare(link.engine(), prompts);
                recordings = recordings.or(() -> Optional.of(link.engine().recordings()));
            } catch (ExecutionException cannot) {
                failure = Optional.of(cannot);
                cannotSpeak(link, ProviderException.of(cannot.getCause()));
            }
        }
        if (recordings.isEmpty() && failure.isPresent()) {
            throw failure.get();
        }
    }

    /** All of them, in order. */
    Chain<TextToSpeech> voices() {
        return voices.map(voice -> voice);
    }

    /** What can be said without any of them. */
    Optional<TextToSpeech> recordings() {
        return recordings;
    }

    private void cannotSpeak(Chain.Link<CachingTextToSpeech> link, ProviderException cause) {
        long now = ticker.nanos();
        EngineFailure how =
                cause instanceof ProviderException.Permanent ? EngineFailure.REFUSED : EngineFailure.UNREACHABLE;
        link.health().failed(how, now);
        LOG.log(Level.WARNING, "{0} cannot speak the prompts", link.name());
        FailureReason.tell(voices.port(), link, how, cause, now);
    }

    private void prepare(CachingTextToSpeech voice, Collection<String> prompts) throws ExecutionException {
        for (String words : prompts) {
            CompletableFuture<Void> prompt = voice.prepare(words);
            try {
                prompt.get(longestPrompt.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException late) {
                prompt.cancel(true);
                throw new ExecutionException(new ProviderException.Transient(
                        "a prompt took longer than " + longestPrompt.toMillis() + " ms", late));
            } catch (InterruptedException stopped) {
                prompt.cancel(true);
                Thread.currentThread().interrupt();
                throw new ExecutionException("the start was given up", stopped);
            }
        }
    }
}
