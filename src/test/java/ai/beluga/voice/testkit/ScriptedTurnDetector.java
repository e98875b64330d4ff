package ai.beluga.voice.testkit;

import ai.beluga.voice.speech.turndetection.TurnDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;

/** Estimates what the test says, nothing unless told; keeps the words it was asked about. */
public final class ScriptedTurnDetector implements TurnDetector {

    private final List<String> asked = new ArrayList<>();
    private Consumer<TurnEstimate> late = estimate -> {};
    private final List<String> calls = new ArrayList<>();
    private Function<String, OptionalDouble> estimates = text -> OptionalDouble.empty();

    /** From now on words are judged so. */
    public void judges(Function<String, OptionalDouble> words) {
        estimates = words;
    }

    /** The words of each pause, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** What the detector was told, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Says something about a pause when the test wants it. */
    public void estimates(int pause, double probability) {
        late.accept(new TurnEstimate(pause, probability));
    }

    @Override
    public int costMicros() {
        return 0;
    }

    @Override
    public Stream open(Consumer<TurnEstimate> listener) {
        late = listener;
        return new Stream() {
            @Override
            public void accept(short[] samples, int offset, int length) {}

            @Override
            public void speaking() {
                calls.add("speaking");
            }

            @Override
            public void paused(int pause, String text) {
                calls.add("paused");
                asked.add(text);
                estimates.apply(text).ifPresent(probability -> listener.accept(new TurnEstimate(pause, probability)));
            }

            @Override
            public void endTurn() {
                calls.add("turn over");
            }

            @Override
            public void close() {}
        };
    }
}
