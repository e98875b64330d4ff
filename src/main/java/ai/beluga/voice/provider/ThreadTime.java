package ai.beluga.voice.provider;

import ai.beluga.voice.time.Ticker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of the calling thread, by which an engine's cost is measured whatever else the machine does. */
public final class ThreadTime {

    private ThreadTime() {}

    /** It, or the clock's where this machine cannot tell. */
    public static Ticker or(Ticker clock) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads::getCurrentThreadCpuTime
                : clock;
    }
}
