package ai.beluga.voice.provider.mary;

import ai.beluga.voice.provider.mary.english.Sentence;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.speech.tts.TtsEvent.Word;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A clause asked for, spoken sentence by sentence. Used by one thread at a time. */
final class Clause {

    private final int segment;
    private final String text;
    private final int epoch;
    private final boolean accepted;
    private @Nullable Iterator<Sentence> sentences;
    private int spokenMillis;

    /**
     * @param epoch of the stream when it was asked for; a later one means that it was given up
     * @param accepted {@code false} when there was no place for it
     */
    Clause(int segment, String text, int epoch, boolean accepted) {
        this.segment = segment;
        this.text = text;
        this.epoch = epoch;
        this.accepted = accepted;
    }

    int segment() {
        return segment;
    }

    int epoch() {
        return epoch;
    }

    boolean accepted() {
        return accepted;
    }

    /**
     * Speaks the next sentence.
     *
     * @return whether there are more
     * @throws Exception as MaryTTS and {@code events} do
     */
    boolean speakSentence(LoadedVoice voice, Consumer<TtsEvent> events) throws Exception {
        Iterator<Sentence> left = sentences;
        if (left == null) {
            left = voice.sentences(text).iterator();
            sentences = left;
        }
        Sentence sentence = left.next();
        if (sentence.isSilent()) {
            events.accept(words(sentence.words().stream()
                    .map(word -> new Word(word.text(), 0))
                    .toList()));
        } else {
            LoadedVoice.Utterance utterance = voice.prepare(sentence);
            events.accept(words(utterance.words()));
            TelephoneAudio audio = new TelephoneAudio(piece -> events.accept(new TtsEvent.Audio(segment, piece)));
            voice.speak(utterance, audio);
            audio.finish();
            spokenMillis += audio.millis();
        }
        return left.hasNext();
    }

    /** Times of a sentence as times of the clause. */
    private TtsEvent.Words words(List<Word> words) {
        return new TtsEvent.Words(
                segment,
                words.stream()
                        .map(word -> new Word(word.text(), spokenMillis + word.endMillis()))
                        .toList());
    }
}
