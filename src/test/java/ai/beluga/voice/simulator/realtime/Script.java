package ai.beluga.voice.simulator.realtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What callers say and what the model answers, for all sessions of a simulator, in the order in which turns come. */
public final class Script {

    private final Deque<Utterance> utterances = new ArrayDeque<>();
    private final Deque<Function<Situation, Answer>> answers = new ArrayDeque<>();
    private final Deque<Function<Situation, Answer>> asides = new ArrayDeque<>();
    private final List<String> spoken = new ArrayList<>();
    private final List<String> understood = new ArrayList<>();
    private Collection<String> vocabulary = List.of();
    private Function<Situation, Answer> brain = this::byTheBook;

    /** What is understood next, one text for each turn of a caller. */
    public synchronized void callerSays(String... texts) {
        Arrays.stream(texts).map(Utterance::of).forEach(utterances::add);
    }

    /** What is understood next. */
    public synchronized void callerSays(Utterance... next) {
        utterances.addAll(List.of(next));
    }

    /** Callers' {@link Melody} is understood by its sound; what is none, by what {@link #callerSays} tells. */
    public synchronized void understandsMelodyOf(Collection<String> words) {
        vocabulary = List.copyOf(words);
    }

    /** What is answered next; after the last, what was heard is repeated. */
    public synchronized void answers(Answer... next) {
        Arrays.stream(next).forEach(answer -> answers(situation -> answer));
    }

    /** What is answered next depends on what the model knows by then. */
    public synchronized void answers(Function<Situation, Answer> next) {
        answers.add(next);
    }

    /** Nothing is expected to be said or answered any more. */
    public synchronized void forget() {
        utterances.clear();
        answers.clear();
        asides.clear();
    }

    /** What is answered next out of band. */
    public synchronized void asides(Answer... next) {
        Arrays.stream(next).forEach(answer -> asides.add(situation -> answer));
    }

    /** Who decides from now on what is answered, instead of {@link #answers}. Called with a session's lock held. */
    public synchronized void brain(Function<Situation, Answer> decides) {
        brain = decides;
    }

    /** Every text the model began to say in a conversation, in order, heard or not. */
    public synchronized List<String> spoken() {
        return List.copyOf(spoken);
    }

    /** Every text that was understood, in order. */
    public synchronized List<String> understood() {
        return List.copyOf(understood);
    }

    /** What a stretch of speech is understood as. */
    public synchronized Utterance hear(short[] samples, int rate) {
        String sung = vocabulary.isEmpty()
                ? ""
                : Melody.heard(samples, rate, vocabulary).stream()
                        .map(Melody.HeardWord::text)
                        .filter(word -> !word.equals("?"))
                        .collect(Collectors.joining(" "));
        Utterance utterance = !sung.isEmpty() || utterances.isEmpty() ? Utterance.of(sung) : utterances.remove();
        understood.add(utterance.text());
        return utterance;
    }

    /** What is answered now. */
    public Answer answer(Situation situation) {
        Function<Situation, Answer> decides;
        synchronized (this) {
            decides = brain;
        }
        return decides.apply(situation);
    }

    /** The model begins to say this. */
    public synchronized void saying(String text) {
        spoken.add(text);
    }

    private synchronized Answer byTheBook(Situation situation) {
        Deque<Function<Situation, Answer>> next = situation.outOfBand() ? asides : answers;
        return next.isEmpty()
                ? Answer.say(("I heard " + situation.lastFromCaller()).strip())
                : next.remove().apply(situation);
    }
}
