package ai.beluga.voice.regression;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.testkit.ScriptedSynthesizer;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The scripted voice with the manners of real ones: slow, deaf to a cancel, or sparing with word times. */
final class TestedVoice implements TextToSpeech {

    private final ScriptedSynthesizer voice;
    private final Timers timers;
    private Duration perWord = Duration.ZERO;
    private boolean deaf;
    private int timedWords = Integer.MAX_VALUE;

    TestedVoice(ScriptedSynthesizer voice, Timers timers) {
        this.voice = voice;
        this.timers = timers;
    }

    /** Makes each word only so long after the one before. */
    TestedVoice takes(Duration perWord) {
        this.perWord = perWord;
        return this;
    }

    /** A cancel changes nothing. */
    TestedVoice deaf() {
        deaf = true;
        return this;
    }

    /** Tells when its words end only of so many at the beginning of a clause. */
    TestedVoice timesOnly(int words) {
        timedWords = words;
        return this;
    }

    @Override
    public AudioFormat output() {
        return voice.output();
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        Slowly slowly = new Slowly(events);
        return voice.open(language, slowly::report).thenApply(stream -> new Stream() {
            @Override
            public void speak(int segment, String text) {
                stream.speak(segment, text);
            }

            @Override
            public void cancel() {
                if (!deaf) {
                    slowly.generation++;
                    stream.cancel();
                }
            }

            @Override
            public void close() {
                slowly.generation++;
                stream.close();
            }
        });
    }

    /** Hands on what the voice made, a word at a time. */
    private final class Slowly {
        private final Consumer<TtsEvent> events;
        private Duration later = Duration.ZERO;
        private int generation;

        private Slowly(Consumer<TtsEvent> events) {
            this.events = events;
        }

        private void report(TtsEvent event) {
            switch (event) {
                case TtsEvent.Words words -> {
                    later = Duration.ZERO;
                    List<TtsEvent.Word> told =
                            words.words().stream().limit(timedWords).toList();
                    tell(new TtsEvent.Words(words.segment(), told));
                }
                case TtsEvent.Audio audio -> {
                    tell(audio);
                    later = later.plus(perWord);
                }
                default -> tell(event);
            }
        }

        private void tell(TtsEvent event) {
            int mine = generation;
            if (later.isZero()) {
                events.accept(event);
                return;
            }
            timers.schedule(later, () -> {
                if (mine == generation) {
                    events.accept(event);
                }
            });
        }
    }
}
