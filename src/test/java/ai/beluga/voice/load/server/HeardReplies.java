package ai.beluga.voice.load.server;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.session.CallEvents;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the memory of each call holds of the agent's replies. */
@Singleton
public class HeardReplies implements CallEvents {

    private final Map<String, List<String>> replies = new ConcurrentHashMap<>();

    @Override
    public void on(CallId call, long sequence, CallEvent event) {
        if (event instanceof CallEvent.AgentSpoke spoke) {
            replies.computeIfAbsent(call.value(), any -> new CopyOnWriteArrayList<>())
                    .add(spoke.heard().text());
        }
    }

    /** The replies of one call, as heard, in order. */
    List<String> of(String callSid) {
        return replies.getOrDefault(callSid, List.of());
    }
}
