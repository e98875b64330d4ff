package ai.beluga.voice.load;

import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.phone.StreamRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What calls cost a server in processor time, beyond what it uses with nobody calling. */
final class ProcessorTime {

    private static final double MILLIS_PER_FRAME = 20;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ServerProcess server;
    private final double idleShare;

    private ProcessorTime(ServerProcess server, double idleShare) {
        this.server = server;
        this.idleShare = idleShare;
    }

    /** Some calls. */
    interface Work {
        List<CallRecord> run() throws Exception;
    }

    /** @param millisOfCpuPerSecond of one call, what the idle server uses taken off */
    record Cost(List<CallRecord> calls, double millisOfCpuPerSecond) {}

    /** Watches for ten seconds what the server uses when nobody calls. */
    static ProcessorTime of(ServerProcess server) {
        Duration before = server.cpu();
        long until = System.nanoTime() + IDLE.toNanos();
        for (long left = IDLE.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return new ProcessorTime(server, server.cpu().minus(before).toMillis() / (double) IDLE.toMillis());
    }

    /** What the idle server uses, in milliseconds a second. */
    double idleMillisPerSecond() {
        return idleShare * 1_000;
    }

    Cost of(Work work) throws Exception {
        long began = System.nanoTime();
        Duration before = server.cpu();
        List<CallRecord> calls = work.run();
        Duration used = server.cpu().minus(before);
        double ofItself = idleShare * (System.nanoTime() - began) / 1e6;
        return new Cost(calls, (used.toMillis() - ofItself) / (sent(calls) * MILLIS_PER_FRAME / 1_000));
    }

    /** Frames that callers sent. */
    static long sent(List<CallRecord> calls) {
        return calls.stream()
                .flatMap(call -> call.streams().stream())
                .mapToLong(StreamRecord::framesSent)
                .sum();
    }
}
