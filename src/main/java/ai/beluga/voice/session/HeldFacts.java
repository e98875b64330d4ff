package ai.beluga.voice.session;

import ai.beluga.voice.event.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Keeps the facts of a session back until it begins. Any thread. */
final class HeldFacts {

    private final Consumer<CallEvent> facts;
    private final List<CallEvent> early = new ArrayList<>();
    private boolean begun;

    HeldFacts(Consumer<CallEvent> facts) {
        this.facts = facts;
    }

    /** The session begins with this fact; those that came before follow it. */
    synchronized void begin(CallEvent first) {
        begun = true;
        facts.accept(first);
        early.forEach(facts);
        early.clear();
    }

    synchronized void add(CallEvent fact) {
        if (begun) {
            facts.accept(fact);
        } else {
            early.add(fact);
        }
    }
}
