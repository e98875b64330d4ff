package ai.beluga.voice.testkit;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A {@link ScriptedSynthesizer} that fails in the way it is told to, and says of each word whether it was whole. */
public final class TroubledSynthesizer implements TextToSpeech {

    /** What goes wrong, until told otherwise. */
    public enum Trouble {
        NONE,
        CANNOT_BE_OPENED,
        NEVER_OPENS,
        REFUSES,
        DIES_WHEN_ASKED,
        DIES_AND_CANNOT_BE_OPENED_AGAIN,
        HANGS_WHEN_ASKED,
        DIES_AFTER_THREE_WORDS,
        DIES_IN_THE_FOURTH_WORD,
        HANGS_AFTER_THREE_WORDS,
        DIES_WITHOUT_AN_END_AFTER_ALL_WORDS,
        DIES_AFTER_THE_FIRST_CLAUSE,
        HANGS_AFTER_THE_FIRST_CLAUSE,
        SAYS_IT_IS_DONE_WITHOUT_AUDIO,
        GIVES_EMPTY_AUDIO,
        THROWS_WHEN_ASKED,
        SPEAKS_ONE_WORD_IN_TWO_SECONDS
    }

    private final ScriptedSynthesizer voice;
    private final Timers timers;
    private Trouble trouble = Trouble.NONE;
    private int opened;
    private int closed;
    private final List<Troubled> live = new ArrayList<>();

    public TroubledSynthesizer(ScriptedSynthesizer voice, Timers timers) {
        this.voice = voice;
        this.timers = timers;
    }

    public void has(Trouble now) {
        trouble = now;
    }

    /** Its connections break, whether or not it has anything to say. */
    public void breaksOff() {
        List.copyOf(live).forEach(Troubled::die);
    }

    public int opened() {
        return opened;
    }

    public int closed() {
        return closed;
    }

    @Override
    public AudioFormat output() {
        return voice.output();
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        opened++;
        return switch (trouble) {
            case CANNOT_BE_OPENED -> CompletableFuture.failedFuture(new ProviderException.Transient("not there"));
            case REFUSES -> CompletableFuture.failedFuture(new ProviderException.Permanent("wrong key"));
            case NEVER_OPENS -> new CompletableFuture<>();
            default -> {
                Troubled troubled = new Troubled(events);
                live.add(troubled);
                yield voice.open(language, troubled::said).thenApply(troubled::over);
            }
        };
    }

    private final class Troubled implements Stream {
        private final Consumer<TtsEvent> events;
        private Stream delegate = this;
        private int words;
        private boolean firstClauseDone;
        private boolean dead;
        private long lateMillis;

        private Troubled(Consumer<TtsEvent> events) {
            this.events = events;
        }

        private Stream over(Stream opened) {
            delegate = opened;
            return this;
        }

        @Override
        public void speak(int segment, String text) {
            switch (trouble) {
                case DIES_WHEN_ASKED -> die();
                case DIES_AND_CANNOT_BE_OPENED_AGAIN -> {
                    trouble = Trouble.CANNOT_BE_OPENED;
                    die();
                }
                case HANGS_WHEN_ASKED -> dead = true;
                case THROWS_WHEN_ASKED -> throw new IllegalStateException("planted");
                default -> delegate.speak(segment, text);
            }
        }

        @Override
        public void cancel() {
            delegate.cancel();
        }

        @Override
        public void close() {
            dead = true;
            live.remove(this);
            closed++;
            delegate.close();
        }

        private void said(TtsEvent event) {
            if (dead) {
                return;
            }
            switch (event) {
                case TtsEvent.Audio audio -> audio(audio);
                case TtsEvent.Done done -> done(done);
                default -> events.accept(event);
            }
        }

        private void audio(TtsEvent.Audio audio) {
            words++;
            boolean fourth = words == 4;
            switch (trouble) {
                case DIES_AFTER_THREE_WORDS -> orDie(audio, fourth);
                case HANGS_AFTER_THREE_WORDS -> {
                    dead |= fourth;
                    report(audio);
                }
                case DIES_IN_THE_FOURTH_WORD -> {
                    if (fourth) {
                        byte[] half = Arrays.copyOf(audio.audio(), audio.audio().length / 2);
                        report(new TtsEvent.Audio(audio.segment(), half));
                    }
                    orDie(audio, fourth);
                }
                case DIES_AFTER_THE_FIRST_CLAUSE -> orDie(audio, firstClauseDone);
                case HANGS_AFTER_THE_FIRST_CLAUSE -> {
                    dead |= firstClauseDone;
                    report(audio);
                }
                case SAYS_IT_IS_DONE_WITHOUT_AUDIO -> {}
                case GIVES_EMPTY_AUDIO -> report(new TtsEvent.Audio(audio.segment(), new byte[0]));
                case SPEAKS_ONE_WORD_IN_TWO_SECONDS -> {
                    lateMillis += 2_000;
                    timers.schedule(Duration.ofMillis(lateMillis), () -> report(audio));
                }
                default -> report(audio);
            }
        }

        private void done(TtsEvent.Done done) {
            firstClauseDone = true;
            switch (trouble) {
                case DIES_WITHOUT_AN_END_AFTER_ALL_WORDS -> die();
                case SPEAKS_ONE_WORD_IN_TWO_SECONDS ->
                    timers.schedule(Duration.ofMillis(lateMillis + 1), () -> report(done));
                default -> report(done);
            }
        }

        private void orDie(TtsEvent.Audio audio, boolean now) {
            if (now) {
                die();
            } else {
                report(audio);
            }
        }

        private void die() {
            report(new TtsEvent.Failed(0, new ProviderException.Transient("planted")));
            dead = true;
        }

        private void report(TtsEvent event) {
            if (!dead) {
                events.accept(event);
            }
        }
    }
}
