package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the caller's utterances belong to which turn, where their words come later than the turn: a turn is one utterance,
 * or several when the caller went on before the reply. Gives the words of a turn once, when all of them are known.
 */
final class CallerUtterances {

    /**
     * A turn.
     *
     * @param numbers of its utterances, counted over all streams
     * @param told its words were given
     */
    private record Asked(List<Integer> numbers, String keys, boolean told) {

        private boolean awaits(int number) {
            return !told && numbers.contains(number);
        }
    }

    /** Those whose words are not told, and the newest, which the caller may go on with. */
    private final Map<TurnId, Asked> open = new LinkedHashMap<>();

    /** Those that a turn may still need. */
    private final Map<Integer, String> words = new HashMap<>();

    private List<Integer> carried = List.of();
    /** Asked before its utterance was begun. */
    private Optional<TurnId> early = Optional.empty();

    private int newest;
    private int begun;
    /** How many there were before the stream in use. */
    private int before;

    /** What the caller said with a turn. */
    record Understood(TurnId turn, String text) {}

    /**
     * A turn is asked.
     *
     * @param count of the utterances that it adds to those the caller went on with, the next ones
     * @param keys pressed in it, with those of what the caller went on with
     * @return its words where they are known
     */
    Optional<Understood> asked(TurnId turn, int count, String keys) {
        List<Integer> numbers = new ArrayList<>(carried);
        for (int i = 0; i < count; i++) {
            numbers.add(++newest);
        }
        open.values().removeIf(Asked::told);
        open.put(turn, new Asked(List.copyOf(numbers), keys, false));
        carried = List.of();
        forgetWords();
        return understood(turn);
    }

    /**
     * The same of a vendor that takes the turns: it holds what was begun since the turn before. A spoken one of which nothing
     * was begun yet gets the next utterance.
     */
    Optional<Understood> askedOfVendor(TurnId turn, boolean spoken, String keys) {
        early = Optional.empty();
        if (!spoken || unasked() > 0 || !carried.isEmpty()) {
            return asked(turn, unasked(), keys);
        }
        open.values().removeIf(Asked::told);
        open.put(turn, new Asked(List.of(), keys, false));
        forgetWords();
        early = Optional.of(turn);
        return Optional.empty();
    }

    /** How many utterances' words are kept. */
    int kept() {
        return words.size();
    }

    /** A stream that took over is asked the turn again; words that are told by now are not told again. */
    void askedAgain(TurnId turn, String keys) {
        newest++;
        if (!isTold(turn)) {
            open.put(turn, new Asked(List.of(newest), keys, false));
        }
    }

    private boolean isTold(TurnId turn) {
        Asked asked = open.get(turn);
        return asked != null && asked.told();
    }

    /** The words of a turn; empty when nobody knows them. */
    String wordsOf(TurnId turn) {
        return isTold(turn) ? wordsOf(Objects.requireNonNull(open.get(turn), "asked")) : "";
    }

    /** A vendor that takes the turns hears the caller begin another utterance. */
    void begins() {
        begun++;
        early.filter(open::containsKey).ifPresent(turn -> {
            newest++;
            String keys = Objects.requireNonNull(open.get(turn), "asked").keys();
            open.put(turn, new Asked(List.of(newest), keys, false));
        });
        early = Optional.empty();
    }

    /** Of a turn that was asked the words are not known. */
    boolean awaitsWords() {
        return open.values().stream().anyMatch(asked -> !asked.told());
    }

    /** How many such utterances belong to no turn yet. */
    int unasked() {
        return Math.max(0, begun - newest);
    }

    /** What the caller said before is heard again with the next turn. */
    void forgetCarried() {
        carried = List.of();
    }

    /** Those that were begun belong to no turn. */
    void forget() {
        newest = Math.max(newest, begun);
    }

    /** The caller goes on with this turn: what was said belongs to the next one. */
    void withdrawn(TurnId turn) {
        Asked asked = open.remove(turn);
        if (asked != null) {
            carried = asked.numbers();
        }
    }

    /** The words of an utterance, by its number in the stream in use, will not change any more. */
    Optional<Understood> heard(int utterance, String text) {
        int number = before + utterance;
        words.put(number, text.strip());
        for (Map.Entry<TurnId, Asked> each : open.entrySet()) {
            if (each.getValue().awaits(number)) {
                return understood(each.getKey());
            }
        }
        return Optional.empty();
    }

    /** Another stream counts from 1; what the one before has not told by now, or told of no turn, is never told. */
    void newStream() {
        words.keySet().removeIf(number -> number > newest);
        before = newest;
        begun = newest;
        early = Optional.empty();
        open.values().removeIf(asked -> !words.keySet().containsAll(asked.numbers()));
        carried = carried.stream().filter(words::containsKey).toList();
    }

    /** Of turns that were told, and of what belongs to none. */
    private void forgetWords() {
        words.keySet()
                .removeIf(number -> number <= newest
                        && open.values().stream()
                                .noneMatch(asked -> asked.numbers().contains(number)));
    }

    private Optional<Understood> understood(TurnId turn) {
        Asked asked = Objects.requireNonNull(open.get(turn), "asked");
        if (!words.keySet().containsAll(asked.numbers())) {
            return Optional.empty();
        }
        open.put(turn, new Asked(asked.numbers(), asked.keys(), true));
        return Optional.of(new Understood(turn, wordsOf(asked)));
    }

    private String wordsOf(Asked asked) {
        Stream<String> spoken = asked.numbers().stream().map(number -> words.getOrDefault(number, ""));
        return joined(Stream.concat(spoken, Stream.of(asked.keys())));
    }

    private static String joined(Stream<String> parts) {
        return parts.filter(part -> !part.isBlank()).collect(Collectors.joining(" "));
    }
}
