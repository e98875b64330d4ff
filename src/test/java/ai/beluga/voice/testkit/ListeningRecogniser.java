package ai.beluga.voice.testkit;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.speech.stt.SttEvent;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Understands the {@link SpokenWords} in what it is given, with interim texts, and fails in the way it is told to. */
public final class ListeningRecogniser implements SpeechToText {

    /** What goes wrong, until told otherwise. */
    public enum Trouble {
        NONE,
        CANNOT_BE_OPENED,
        NEVER_OPENS,
        REFUSES,
        THROWS_AT_OPEN,
        DIES_AT_THE_FIRST_SOUND,
        DIES_IN_MID_SPEECH,
        DIES_AFTER_AN_INTERIM_TEXT,
        DIES_AT_THE_PAUSE,
        HANGS,
        HANGS_AFTER_AN_INTERIM_TEXT,
        ANSWERS_SIX_SECONDS_LATE,
        ANSWERS_WHAT_NOBODY_ASKED,
        THROWS_WHEN_IT_HEARS,
        UNDERSTANDS_NOTHING
    }

    private static final int INTERIM_EVERY = 3_200;
    private static final int SOUND = 100;

    private final Timers timers;
    private final AudioFormat input;
    private Trouble trouble = Trouble.NONE;
    private Duration delay = Duration.ofMillis(100);
    private int opened;
    private int closed;

    public ListeningRecogniser(Timers timers, AudioFormat input) {
        this.timers = timers;
        this.input = input;
    }

    public void has(Trouble now) {
        trouble = now;
    }

    /** Answers a pause so much later, with all it has heard by then. */
    public void answersAfter(Duration later) {
        delay = later;
    }

    public int opened() {
        return opened;
    }

    public int closed() {
        return closed;
    }

    @Override
    public AudioFormat input() {
        return input;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<SttEvent> events) {
        opened++;
        return switch (trouble) {
            case CANNOT_BE_OPENED -> CompletableFuture.failedFuture(new ProviderException.Transient("not there"));
            case REFUSES -> CompletableFuture.failedFuture(new ProviderException.Permanent("wrong key"));
            case NEVER_OPENS -> new CompletableFuture<>();
            case THROWS_AT_OPEN -> throw new IllegalStateException("planted");
            default -> CompletableFuture.completedFuture(new Listening(events));
        };
    }

    private final class Listening implements Stream {
        private final Consumer<SttEvent> events;
        private short[] heard = new short[80_000];
        private int length;
        private int said;
        private int looked;
        private String lastSaid = "";
        private int segment;
        private boolean over;

        private Listening(Consumer<SttEvent> events) {
            this.events = events;
        }

        @Override
        public void accept(short[] samples, int offset, int count) {
            if (trouble == Trouble.THROWS_WHEN_IT_HEARS) {
                throw new IllegalStateException("planted");
            }
            if (length + count > heard.length) {
                heard = Arrays.copyOf(heard, 2 * heard.length + count);
            }
            System.arraycopy(samples, offset, heard, length, count);
            length += count;
            if (trouble == Trouble.DIES_AT_THE_FIRST_SOUND
                    || trouble == Trouble.DIES_IN_MID_SPEECH && length > 5 * INTERIM_EVERY / 2) {
                die();
            } else if (length - said >= INTERIM_EVERY && canSpeak() && hasNewWords()) {
                said = length;
                report(new SttEvent.Hypothesis(segment, text() + " perhaps", false));
                if (trouble == Trouble.DIES_AFTER_AN_INTERIM_TEXT) {
                    die();
                }
            } else if (length - looked >= INTERIM_EVERY && canSpeak()) {
                boolean sound = isSound(looked, length);
                looked = length;
                if (sound) {
                    report(new SttEvent.Listening());
                }
            }
        }

        @Override
        public void flush(int number) {
            switch (trouble) {
                case HANGS, HANGS_AFTER_AN_INTERIM_TEXT -> {}
                case DIES_AT_THE_PAUSE -> die();
                case ANSWERS_SIX_SECONDS_LATE -> answer(number, Duration.ofSeconds(6));
                case ANSWERS_WHAT_NOBODY_ASKED -> {
                    report(new SttEvent.Flushed(number + 100));
                    report(new SttEvent.Hypothesis(-3, " ", true));
                    report(new SttEvent.Flushed(0));
                }
                default -> answer(number, delay);
            }
        }

        @Override
        public void endTurn() {
            segment++;
            lastSaid = "";
            length = 0;
            said = 0;
            looked = 0;
        }

        @Override
        public void close() {
            closed += over ? 0 : 1;
            over = true;
        }

        private void answer(int number, Duration later) {
            int mine = segment;
            String text = trouble == Trouble.UNDERSTANDS_NOTHING ? "" : text();
            lastSaid = text;
            timers.schedule(later, () -> {
                boolean goesOn = mine == segment && trouble != Trouble.UNDERSTANDS_NOTHING;
                report(new SttEvent.Hypothesis(mine, goesOn ? text() : text, true));
                report(new SttEvent.Flushed(number));
            });
        }

        /** Of silence it has nothing to tell. */
        private boolean isSound(int from, int to) {
            for (int at = from; at < to; at++) {
                if (Math.abs(heard[at]) > SOUND) {
                    return true;
                }
            }
            return false;
        }

        private boolean canSpeak() {
            return trouble != Trouble.HANGS && trouble != Trouble.UNDERSTANDS_NOTHING;
        }

        private boolean hasNewWords() {
            String now = text();
            boolean more = now.length() > lastSaid.length();
            lastSaid = now;
            return more;
        }

        private void die() {
            report(new SttEvent.Failed(new ProviderException.Transient("planted")));
        }

        private void report(SttEvent event) {
            if (!over) {
                events.accept(event);
            }
        }

        private String text() {
            return SpokenWords.understand(heard, length, input.sampleRateHz());
        }
    }
}
