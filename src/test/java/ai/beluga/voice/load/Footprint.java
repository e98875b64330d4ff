package ai.beluga.voice.load;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server holds at one moment.
 *
 * @param resident bytes in RAM
 * @param heap bytes in use after a full collection
 * @param tracked bytes the JVM itself has of the system, heap included, native libraries not
 */
record Footprint(long resident, long heap, long tracked, long threads, long descriptors) {

    private static final Pattern TOTAL = Pattern.compile("Total: .*committed=(\\d+)MB");
    private static final long BYTES_PER_MB = 1_048_576;

    /** @throws IOException when a part of it cannot be measured */
    static Footprint of(ServerProcess server) throws IOException {
        long heap = server.liveHeapBytes();
        String told = server.nativeMemory();
        Matcher total = TOTAL.matcher(told);
        if (!total.find()) {
            throw new IOException("the server does not count its native memory, for which it must be started with"
                    + " -XX:NativeMemoryTracking=summary: " + told);
        }
        long tracked = Long.parseLong(total.group(1)) * BYTES_PER_MB;
        return new Footprint(server.residentBytes(), heap, tracked, server.threads(), server.descriptors());
    }

    @Override
    public String toString() {
        return "resident " + Figures.megabytes(resident) + ", live heap " + Figures.megabytes(heap)
                + ", of the JVM itself " + Figures.megabytes(tracked) + ", " + threads + " threads, " + descriptors
                + " descriptors";
    }
}
