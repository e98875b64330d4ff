package ai.beluga.voice.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.config.Configurations;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DemoFactsTest {

    private final List<String> done = new ArrayList<>();
    private final SseBroadcaster broadcaster = recording(SseBroadcaster.class);
    private final DemoFacts facts = new DemoFacts(Configurations.of("mp.config.profile", "demo"));

    /** Notes what it is told to do, and answers what lets the caller go on. */
    private <T> T recording(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    done.add(method.getName());
                    Class<?> answer = method.getReturnType();
                    if (answer == SseBroadcaster.class) {
                        return broadcaster;
                    }
                    if (answer == OutboundSseEvent.Builder.class || answer == OutboundSseEvent.class) {
                        return recording(answer);
                    }
                    return answer.isInterface() ? CompletableFuture.completedFuture(null) : null;
                }));
    }

    @Test
    void openPagesAreLetGoWhenTheApplicationStops() {
        facts.join(recording(Sse.class), recording(SseEventSink.class));
        assertThat(done).contains("register").doesNotContain("close");

        facts.close();
        facts.close();

        assertThat(done).containsOnlyOnce("close");
    }

    @Test
    void stopsWithoutAPageToo() {
        facts.close();

        assertThat(done).isEmpty();
    }
}
