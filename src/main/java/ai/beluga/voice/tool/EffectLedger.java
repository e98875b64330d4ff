package ai.beluga.voice.tool;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What tools with effects have done in one call. An effect is written down before it happens and happens once; its result waits
 * until the caller was told of it, whoever was interrupted meanwhile. Used by one thread at a time.
 *
 * <p>The same tool with the same arguments is the same effect until the caller has heard of it: a model that was interrupted does
 * not know what it did. After that it is a new wish. One that broke off stays the same effect, whoever has heard of it, until a
 * try of it is known to be done: only its key tells whether it was done before.
 */
public final class EffectLedger {

    private final Map<String, Entry> open = new LinkedHashMap<>();
    /** Keys of effects of which a try broke off. */
    private final Set<String> doubtful = new HashSet<>();

    private final String call;
    private int count;

    /** @param call names the telephone call; part of every key */
    public EffectLedger(String call) {
        this.call = call;
    }

    /** How far an effect is. */
    public enum State {
        /** Written down; it may be happening, and where the node died nobody knows. */
        BEGUN,
        /** It happened; the same once more is a new effect when the caller has heard of it. */
        DONE,
        /** It did not happen: the tool said so. Another try is a new effect. */
        FAILED,
        /** A try broke off: nobody knows, and another is the same effect, also when the caller has heard of it. */
        BROKEN
    }

    /**
     * An effect.
     *
     * @param key the same for the same effect: hand it to whoever makes it happen, so that it is recognised there
     * @param result what the tool answered, JSON; empty until it did
     */
    public record Entry(String key, String tool, State state, Optional<String> result) {
        @Override
        public String toString() {
            return "Entry[" + key + ", " + tool + ", " + state + "]";
        }
    }

    /** This effect, begun or done and not told yet; empty when it may begin, after a failure too. */
    public Optional<Entry> find(Tool tool, Arguments arguments) {
        return Optional.ofNullable(open.get(what(tool, arguments)))
                .filter(entry -> entry.state() == State.BEGUN || entry.state() == State.DONE);
    }

    /**
     * Writes a new effect down; it happens next.
     *
     * @throws IllegalStateException when it is there already
     */
    public Entry begin(Tool tool, Arguments arguments) {
        if (find(tool, arguments).isPresent()) {
            throw new IllegalStateException("the effect of " + tool.name() + " is there already");
        }
        String key = Optional.ofNullable(open.get(what(tool, arguments)))
                .filter(before -> before.state() == State.BROKEN)
                .map(Entry::key)
                .orElseGet(() -> call + "-" + ++count);
        Entry entry = new Entry(key, tool.name(), State.BEGUN, Optional.empty());
        open.put(what(tool, arguments), entry);
        return entry;
    }

    /** It happened. */
    public void done(String key, String result) {
        settle(key, State.DONE, result);
    }

    /** This try of it did nothing; another is a new effect, unless one before broke off. */
    public void failed(String key, String why) {
        settle(key, doubtful.contains(key) ? State.BROKEN : State.FAILED, why);
    }

    /** It broke off; another try has the same key. */
    public void broke(String key) {
        doubtful.add(key);
        settle(key, State.BROKEN, "");
    }

    /** The caller has heard of it; the same once more is a new effect where it is known what became of this one. */
    public void told(String key) {
        open.values()
                .removeIf(entry ->
                        entry.key().equals(key) && (entry.state() == State.DONE || entry.state() == State.FAILED));
    }

    private void settle(String key, State state, String result) {
        open.replaceAll((what, entry) -> entry.key().equals(key) && entry.state() == State.BEGUN
                ? new Entry(key, entry.tool(), state, Optional.of(result))
                : entry);
    }

    private static String what(Tool tool, Arguments arguments) {
        return tool.name() + arguments.canonical();
    }
}
