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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Keeps what the memory of each call holds of every reply that began; nothing for one of which nothing was heard. */
@Singleton
public class HeardReplies implements CallEvents {

    private final Map<String, Map<TurnId, String>> replies = new ConcurrentHashMap<>();
    private final LongAdder dropped = new LongAdder();

    @Override
    public void on(CallId call, long sequence, CallEvent event) {
        if (event instanceof CallEvent.ReplyStarted started) {
            of(call).putIfAbsent(started.turn(), "");
        } else if (event instanceof CallEvent.AgentSpoke spoke) {
            of(call).put(spoke.turn(), spoke.heard().text());
        } else if (event instanceof CallEvent.CallEnded ended) {
            dropped.add(ended.framesDropped());
        }
    }

    /** Frames of callers that calls which are over could not keep up with. */
    long dropped() {
        return dropped.sum();
    }

    private Map<TurnId, String> of(CallId call) {
        return replies.computeIfAbsent(call.value(), any -> Collections.synchronizedMap(new LinkedHashMap<>()));
    }

    /** The replies of one call, as heard, in order. */
    List<String> of(String callSid) {
        Map<TurnId, String> heard = replies.getOrDefault(callSid, Map.of());
        synchronized (heard) {
            return List.copyOf(heard.values());
        }
    }
}
