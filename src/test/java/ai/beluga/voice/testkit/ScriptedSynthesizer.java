package ai.beluga.voice.testkit;

import ai.beluga.voice.audio.AudioFormat;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Speaks every word in 200 ms of telephone audio whose bytes are all the word's own number, so that a far end can tell which
 * words it played.
 */
public final class ScriptedSynthesizer implements TextToSpeech {

    /** How long a word lasts. */
    public static final int WORD_MILLIS = 200;

    private static final int BYTES_PER_MILLI = 8;

    private final Timers timers;
    private final Map<Byte, String> words = new HashMap<>();
    private Duration delay = Duration.ofMillis(80);
    private final List<String> asked = new ArrayList<>();
    private int failNext;
    private int stallAfter = Integer.MAX_VALUE;
    private int cancelled;
    private int closed;
    private byte nextWord = 1;

    public ScriptedSynthesizer(Timers timers) {
        this.timers = timers;
    }

    public void delay(Duration later) {
        delay = later;
    }

    /** The next segments fail. */
    public void failNext(int count) {
        failNext = count;
    }

    /** What was asked to fail or stall does so no more. */
    public void heal() {
        failNext = 0;
        stallAfter = Integer.MAX_VALUE;
    }

    /** Of each segment only so many words have audio, and none has an end. */
    public void stallAfter(int words) {
        stallAfter = words;
    }

    /** All clauses it was asked to speak, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public int cancelled() {
        return cancelled;
    }

    public int closed() {
        return closed;
    }

    /** The word that sounds like this. */
    public String word(byte sound) {
        return words.getOrDefault(sound, "?");
    }

    @Override
    public AudioFormat output() {
        return AudioFormat.TELEPHONE;
    }

    @Override
    public CompletionStage<Stream> open(Locale language, Consumer<TtsEvent> events) {
        return CompletableFuture.completedFuture(new Stream() {
            private int generation;

            @Override
            public void speak(int segment, String text) {
                int mine = generation;
                asked.add(text);
                timers.schedule(delay, () -> {
                    if (mine == generation) {
                        say(segment, text, events);
                    }
                });
            }

            @Override
            public void cancel() {
                generation++;
                cancelled++;
            }

            @Override
            public void close() {
                generation++;
                closed++;
            }
        });
    }

    private void say(int segment, String text, Consumer<TtsEvent> events) {
        if (failNext > 0) {
            failNext--;
            events.accept(new TtsEvent.Failed(segment, new ProviderException.Transient("the synthesizer broke")));
            return;
        }
        List<TtsEvent.Word> timed = new ArrayList<>();
        List<byte[]> audio = new ArrayList<>();
        for (String word : text.strip().split("\\s+")) {
            timed.add(new TtsEvent.Word(word, (timed.size() + 1) * WORD_MILLIS));
            audio.add(sound(word));
        }
        events.accept(new TtsEvent.Words(segment, timed));
        audio.stream().limit(stallAfter).forEach(sound -> events.accept(new TtsEvent.Audio(segment, sound)));
        if (stallAfter >= audio.size()) {
            events.accept(new TtsEvent.Done(segment));
        }
    }

    /** Telephone audio of a word with a sound of its own. */
    byte[] sound(String word) {
        byte[] sound = new byte[WORD_MILLIS * BYTES_PER_MILLI];
        java.util.Arrays.fill(sound, nextWord);
        words.put(nextWord++, word);
        return sound;
    }
}
