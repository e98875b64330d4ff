package ai.beluga.voice.gateway;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.cache.CachingTextToSpeech;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.time.Ticker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The synthesizers, each with the prompts in its own voice, as far as it can speak now. */
final class PreparedSpeech {

    private static final Logger LOG = System.getLogger(PreparedSpeech.class.getName());
    private static final int MOST_SECONDS_A_PROMPT = 20;

    private final Chain<CachingTextToSpeech> voices;
    private final Ticker ticker;
    private Optional<TextToSpeech> recordings = Optional.empty();

    PreparedSpeech(Chain<TextToSpeech> synthesizers, Locale language, Ticker ticker) {
        this.voices = synthesizers.map(voice -> new CachingTextToSpeech(voice, language));
        this.ticker = ticker;
    }

    /**
     * Has the prompts spoken by each voice. One that cannot is left for later when another can.
     *
     * @throws ExecutionException when none can
     */
    void prepare(Collection<String> prompts) throws ExecutionException {
        Optional<ExecutionException> failure = Optional.empty();
        for (Chain.Link<CachingTextToSpeech> link : voices.links()) {
            try {
                prepare(link.engine(), prompts);
                recordings = recordings.or(() -> Optional.of(link.engine().recordings()));
            } catch (ExecutionException cannot) {
                failure = Optional.of(cannot);
                link.health().failed(EngineFailure.UNREACHABLE, ticker.nanos());
                LOG.log(Level.WARNING, link.name() + " cannot speak the prompts", cannot.getCause());
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

    private static void prepare(CachingTextToSpeech voice, Collection<String> prompts) throws ExecutionException {
        for (String words : prompts) {
            try {
                voice.prepare(words).toCompletableFuture().get(MOST_SECONDS_A_PROMPT, TimeUnit.SECONDS);
            } catch (TimeoutException late) {
                throw new ExecutionException("a prompt took longer than " + MOST_SECONDS_A_PROMPT + " s", late);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new ExecutionException("the start was given up", stopped);
            }
        }
    }
}
