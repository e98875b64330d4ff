package ai.beluga.voice.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.testkit.SilentLine;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class EchoWatchTest {

    @Test
    void callerWhoSpeaksForLongCostsNoGarbage() {
        EchoWatch watch = new EchoWatch();
        watch.watching(new SilentLine()).play(new byte[3_200], 0, 3_200);
        short[] loud = new short[3_200];
        for (int i = 0; i < loud.length; i++) {
            loud[i] = (short) (i * 7_919 % 4_001 - 2_000);
        }
        watch.heard(loud, loud.length);
        watch.match(3_200);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10; i++) {
            watch.match(3_200);
        }

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }
}
