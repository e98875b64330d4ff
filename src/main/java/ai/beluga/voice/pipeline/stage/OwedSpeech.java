package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The clauses of a reply that a voice was asked to speak and has not finished, in order. */
final class OwedSpeech {

    /** @param atNanos when its words were there */
    record Clause(int segment, String text, long atNanos, ClauseProgress progress) {}

    private final Deque<Clause> clauses = new ArrayDeque<>();

    void add(int segment, String text, long atNanos) {
        clauses.add(new Clause(segment, text, atNanos, new ClauseProgress(text)));
    }

    boolean isEmpty() {
        return clauses.isEmpty();
    }

    void clear() {
        clauses.clear();
    }

    void words(TtsEvent.Words words) {
        clause(words.segment()).ifPresent(clause -> clause.progress().words(words));
    }

    void audio(TtsEvent.Audio audio) {
        clause(audio.segment()).ifPresent(clause -> clause.progress().audio(audio.audio().length));
    }

    /** {@code false} when it was not owed. */
    boolean done(int segment) {
        return clauses.removeIf(clause -> clause.segment() == segment);
    }

    /** Takes all of them away. */
    List<Clause> takeAll() {
        List<Clause> all = new ArrayList<>(clauses);
        clauses.clear();
        return all;
    }

    private Optional<Clause> clause(int segment) {
        return clauses.stream().filter(clause -> clause.segment() == segment).findFirst();
    }
}
