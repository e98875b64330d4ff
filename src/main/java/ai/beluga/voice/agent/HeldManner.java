package ai.beluga.voice.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How a reply is to be said, kept until its first words: whoever says others instead may be stopped by something else. */
final class HeldManner {

    private final List<AgentReply> manner = new ArrayList<>();

    synchronized void keep(AgentReply how) {
        manner.add(how);
    }

    /** Once, without holding the lock: the receiver may come back. */
    void tell(Consumer<AgentReply> replies) {
        List<AgentReply> how;
        synchronized (this) {
            how = List.copyOf(manner);
            manner.clear();
        }
        how.forEach(replies);
    }
}
