package ai.beluga.voice.simulator.realtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Items in order. Guarded by its session's lock. */
final class Conversation {

    /** Instead of an item's id: before the first. */
    static final String ROOT = "root";

    private final List<Item> items = new ArrayList<>();

    Conversation(List<Item> begun) {
        items.addAll(begun);
    }

    List<Item> items() {
        return List.copyOf(items);
    }

    Optional<Item> find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** The item before this one; empty for the first. */
    Optional<String> before(Item item) {
        int index = items.indexOf(item);
        return index > 0 ? Optional.of(items.get(index - 1).id()) : Optional.empty();
    }

    void add(Item item) {
        items.add(item);
    }

    /** @param previous {@link #ROOT}, or the id of an item there is */
    void addAfter(String previous, Item item) {
        int index = previous.equals(ROOT) ? 0 : items.indexOf(find(previous).orElseThrow()) + 1;
        items.add(index, item);
    }

    void remove(Item item) {
        items.remove(item);
    }

    List<Memory> memory() {
        return items.stream().map(Item::memory).toList();
    }

    /** Ids of the calls that have no result. */
    List<String> openCalls() {
        List<String> answered = ids("function_call_output");
        return ids("function_call").stream()
                .filter(id -> !answered.contains(id))
                .toList();
    }

    boolean hasResult(String callId) {
        return ids("function_call_output").contains(callId);
    }

    boolean hasCall(String callId) {
        return ids("function_call").contains(callId);
    }

    boolean hasSpeech() {
        return items.stream().anyMatch(item -> item.audioMillis() > 0);
    }

    private List<String> ids(String type) {
        return items.stream()
                .filter(item -> item.type().equals(type))
                .map(item -> item.field("call_id"))
                .toList();
    }
}
