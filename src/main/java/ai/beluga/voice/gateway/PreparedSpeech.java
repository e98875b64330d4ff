package ai.beluga.voice.gateway;

import ai.beluga.voice.event.EngineFailure;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.cache.CachingTextToSpeech;
import ai.beluga.voice.speech.health.Backoff;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.FailureReason;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
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
    private static final Backoff AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 0, () -> 0);

    private final Chain<CachingTextToSpeech> voices;
    private final Ticker ticker;
    private final Timers timers;
    private final CompletableFuture<Void> givenUp = new CompletableFuture<>();
    private final Duration longestPrompt;
    private Optional<TextToSpeech> recordings = Optional.empty();

    PreparedSpeech(Chain<TextToSpeech> synthesizers, Locale language, Ticker ticker, Timers timers) {
        this(synthesizers, language, ticker, timers, LONGEST_PROMPT);
    }

    /** @param longestPrompt what takes longer is given up */
    PreparedSpeech(
            Chain<TextToSpeech> synthesizers, Locale language, Ticker ticker, Timers timers, Duration longestPrompt) {
        this.timers = timers;
        this.longestPrompt = longestPrompt;
        this.voices = synthesizers.map(voice -> new CachingTextToSpeech(voice, language));
        this.ticker = ticker;
    }

    /**
     * Has the prompts spoken by each voice but those the operator forced down. One that cannot is left for later when another
     * can. While none can, but may yet, they are asked again and again: a vendor that is away when the server starts must not
     * keep it down for good.
     *
     * @throws ExecutionException when none can and trying again does not help, or {@link #giveUp} was called
     */
    void prepare(Collection<String> prompts) throws ExecutionException {
        for (int failures = 1; ; failures++) {
            Optional<ExecutionException> failure = tryAll(prompts);
            if (recordings.isPresent() || failure.isEmpty()) {
                return;
            }
            boolean hopeless = voices.links().stream().allMatch(link -> isForcedDown(link) || hasRefused(link));
            if (hopeless || givenUp.isDone()) {
                throw failure.get();
            }
            pause(AGAIN.delay(failures));
        }
    }

    /** Whoever waits for a voice that is away waits no more. */
    void giveUp() {
        givenUp.complete(null);
    }

    private void pause(Duration wait) throws ExecutionException {
        LOG.log(Level.WARNING, "nobody can speak the prompts; asked again in {0} ms", wait.toMillis());
        CompletableFuture<Void> over = new CompletableFuture<>();
        Timers.Cancellable timer = timers.schedule(wait, () -> over.complete(null));
        try {
            CompletableFuture.anyOf(over, givenUp).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ExecutionException("the start was given up", stopped);
        } finally {
            timer.cancel();
        }
    }

    private static boolean isForcedDown(Chain.Link<?> link) {
        return link.health().forced() == ProviderHealth.Force.DOWN;
    }

    private static boolean hasRefused(Chain.Link<?> link) {
        return link.health().lastFailure().filter(EngineFailure.REFUSED::equals).isPresent();
    }

    private Optional<ExecutionException> tryAll(Collection<String> prompts) {
        Optional<ExecutionException> failure = Optional.empty();
        for (Chain.Link<CachingTextToSpeech> link : voices.links()) {
            if (isForcedDown(link) || hasRefused(link)) {
                continue;
            }
            try {
                prepare(link.engine(), prompts);
                link.health().opened(ticker.nanos());
                recordings = recordings.or(() -> Optional.of(link.engine().recordings()));
            } catch (ExecutionException cannot) {
                failure = Optional.of(cannot);
                cannotSpeak(link, ProviderException.of(cannot.getCause()));
            }
        }
        return failure;
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
