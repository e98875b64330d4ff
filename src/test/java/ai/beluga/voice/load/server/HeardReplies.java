package ai.beluga.voice.load.server;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.session.CallEvents;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** Keeps what the memory of each call holds of the agent's replies. */
@Singleton
public class HeardReplies implements CallEvents {

    private final Map<String, List<String>> replies = new ConcurrentHashMap<>();
    private final LongAdder dropped = new LongAdder();

    @Override
    public void on(CallId call, long sequence, CallEvent event) {
        if (event instanceof CallEvent.AgentSpoke spoke) {
            replies.computeIfAbsent(call.value(), any -> new CopyOnWriteArrayList<>())
                    .add(spoke.heard().text());
        } else if (event instanceof CallEvent.CallEnded ended) {
            dropped.add(ended.framesDropped());
        }
    }

    /** Frames of callers that calls which are over could not keep up with. */
    long dropped() {
        return dropped.sum();
    }

    /** The replies of one call, as heard, in order. */
    List<String> of(String callSid) {
        return replies.getOrDefault(callSid, List.of());
    }
}
