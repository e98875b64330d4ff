package ai.beluga.voice.load.server;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.session.CallEvents;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Keeps what the memory of the newest calls holds of every reply that began; nothing for one of which nothing was heard. What it
 * kept of all calls would grow in a soak.
 */
@Singleton
public class HeardReplies implements CallEvents {

    private static final int MOST_CALLS = 100;

    private final Map<String, Map<TurnId, String>> replies = new ConcurrentHashMap<>();
    private final Queue<String> newest = new ConcurrentLinkedQueue<>();
    private final LongAdder dropped = new LongAdder();

    @Override
    public void on(CallId call, long sequence, CallEvent event) {
        if (event instanceof CallEvent.ReplyStarted started) {
            of(call).putIfAbsent(started.turn(), "");
        } else if (event instanceof CallEvent.AgentSpoke spoke) {
            of(call).put(spoke.turn(), spoke.heard().text());
        } else if (event instanceof CallEvent.CallEnded ended) {
            dropped.add(ended.framesDropped());
            forgetOldest();
        }
    }

    private Map<TurnId, String> entered(String call) {
        newest.add(call);
        return Collections.synchronizedMap(new LinkedHashMap<>());
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

    private Map<TurnId, String> of(CallId call) {
        return replies.computeIfAbsent(call.value(), this::entered);
    }

    /** The replies of one call, as heard, in order. */
    List<String> of(String callSid) {
        Map<TurnId, String> heard = replies.getOrDefault(callSid, Map.of());
        synchronized (heard) {
            return List.copyOf(heard.values());
        }
    }
}
