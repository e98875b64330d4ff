package ai.beluga.voice.live;

import ai.beluga.voice.provider.socket.SocketClient;
import ai.beluga.voice.testkit.ThreadTimers;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the server gives a client: threads, timers and connections. */
final class Surroundings implements AutoCloseable {

    private final ExecutorService executor = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("live-model").factory());
    private final ThreadTimers timers = new ThreadTimers();
    private final SocketClient sockets = new SocketClient(executor, timers, Duration.ofSeconds(10));
    private final List<Runnable> closing = new ArrayList<>();

    Executor executor() {
        return executor;
    }

    Timers timers() {
        return timers;
    }

    SocketClient sockets() {
        return sockets;
    }

    void whenClosed(Runnable end) {
        closing.add(end);
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
        sockets.close();
        timers.close();
        executor.shutdownNow();
    }
}
