package ai.beluga.voice.demo;

import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.Profile;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.session.CallEvents;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;

/** Shows the page what is said, as it is said; only in the demo profile, for this is speech. */
@Singleton
public class DemoFacts implements CallEvents {

    private record Audience(Sse sse, SseBroadcaster broadcaster) {}

    private final boolean demo;
    private volatile Optional<Audience> audience = Optional.empty();

    @Inject
    DemoFacts(Configuration configuration) {
        this.demo = configuration.profile() == Profile.DEMO;
    }

    @Override
    public void on(CallId call, long sequence, CallEvent fact) {
        if (demo) {
            audience.ifPresent(
                    known -> known.broadcaster().broadcast(known.sse().newEvent(FactJson.of(call, sequence, fact))));
        }
    }

    synchronized void join(Sse sse, SseEventSink sink) {
        if (audience.isEmpty()) {
            audience = Optional.of(new Audience(sse, sse.newBroadcaster()));
        }
        audience.orElseThrow().broadcaster().register(sink);
        // The first event sends the headers: without one the reader would wait for the first call to know that it is
        // in.
        sink.send(sse.newEventBuilder().comment("listening").build());
    }

    /** Lets the open pages go, so that they come back to the application that follows. */
    @PreDestroy
    synchronized void close() {
        Optional<Audience> leaving = audience;
        audience = Optional.empty();
        leaving.ifPresent(known -> known.broadcaster().close());
    }
}
