package ai.beluga.voice.load.server;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.session.CallEvents;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** Keeps what the memory of the newest calls holds of the agent's replies: what it kept of all would grow in a soak. */
@Singleton
public class HeardReplies implements CallEvents {

    private static final int MOST_CALLS = 100;

    private final Map<String, List<String>> replies = new ConcurrentHashMap<>();
    private final Queue<String> newest = new ConcurrentLinkedQueue<>();
    private final LongAdder dropped = new LongAdder();

    @Override
    public void on(CallId call, long sequence, CallEvent event) {
        if (event instanceof CallEvent.AgentSpoke spoke) {
            replies.computeIfAbsent(call.value(), this::entered)
                    .add(spoke.heard().text());
        } else if (event instanceof CallEvent.CallEnded ended) {
            dropped.add(ended.framesDropped());
            forgetOldest();
        }
    }

    private List<String> entered(String call) {
        newest.add(call);
        return new CopyOnWriteArrayList<>();
    }

    /** Frames of callers that calls which are over could not keep up with. */
    long dropped() {
        return dropped.sum();
    }

    private void forgetOldest() {
        while (newest.size() > MOST_CALLS) {
            String oldest = newest.poll();
            if (oldest != null) {
                replies.remove(oldest);
            }
        }
    }

    /** The replies of one call, as heard, in order. */
    List<String> of(String callSid) {
        return replies.getOrDefault(callSid, List.of());
    }
}
