package ai.beluga.voice.it;

import ai.beluga.voice.phone.wire.Incoming;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** A call that does nothing wrong, beside one that does. */
final class HealthyCall implements AutoCloseable {

    private static final int PERIOD_MILLIS = 20;

    private final RawCall call;
    private final ScheduledExecutorService frames = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong millis = new AtomicLong();
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicReference<String> end = new AtomicReference<>("");

    private HealthyCall(RawCall call) {
        this.call = call;
        Thread.ofVirtual().start(this::listen);
        frames.scheduleAtFixedRate(this::speak, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    static HealthyCall begin() throws IOException {
        return new HealthyCall(RawCall.started());
    }

    /** Messages the server sent so far. */
    int heard() {
        return heard.get();
    }

    /** Why it is over; empty while it goes on. */
    String end() {
        return end.get();
    }

    /** The caller presses a key, to which the agent has something to say. */
    void press(char key) throws IOException {
        call.press(key);
    }

    private void listen() {
        try {
            for (Incoming incoming = call.socket().read();
                    ;
                    incoming = call.socket().read()) {
                if (incoming instanceof Incoming.Closed closed) {
                    end.set(closed.toString());
                    return;
                }
                heard.incrementAndGet();
            }
        } catch (IOException e) {
            end.set(e.toString());
        }
    }

    private void speak() {
        try {
            call.media(millis.getAndAdd(PERIOD_MILLIS));
        } catch (IOException e) {
            end.set(e.toString());
        }
    }

    @Override
    public void close() throws IOException {
        frames.shutdownNow();
        call.stop();
        call.close();
    }
}
