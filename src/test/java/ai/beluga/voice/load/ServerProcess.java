package ai.beluga.voice.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server's process seen from outside, as Linux and the JDK's own tools tell it. */
final class ServerProcess {

    private static final long BYTES_PER_KIB = 1_024;
    private static final Pattern HEAP_USED = Pattern.compile("heap .* used (\\d+)K");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final long pid;

    private ServerProcess(long pid) {
        this.pid = pid;
    }

    /** The server of the integration tests, which this JVM has started. */
    static ServerProcess underTest() throws IOException {
        String name = System.getProperty("it.server.name", "");
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            String command = Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"), UTF_8);
            if (command.contains("ws-server.jar") && command.contains(name)) {
                return new ServerProcess(child.pid());
            }
        }
        throw new IOException("no server " + name + " was started by this process");
    }

    /** Processor time used since its start, of all its threads. */
    Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    /** Memory resident in RAM, in bytes. */
    long residentBytes() throws IOException {
        return kib("/proc/" + pid + "/status", "VmRSS:");
    }

    long threads() throws IOException {
        return entries("task");
    }

    long descriptors() throws IOException {
        return entries("fd");
    }

    /** Bytes in use on the heap after a full collection. */
    long liveHeapBytes() throws IOException {
        jcmd("GC.run");
        Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("GC.heap_info says nothing of the heap in use");
        }
        return Long.parseLong(used.group(1)) * BYTES_PER_KIB;
    }

    /** What the JVM itself says of its native memory, in MB; a sentence unless the server was started with tracking. */
    String nativeMemory() throws IOException {
        return jcmd("VM.native_memory", "summary", "scale=MB");
    }

    private long entries(String kind) throws IOException {
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/" + kind))) {
            return all.count();
        }
    }

    private static long kib(String file, String key) throws IOException {
        for (String line : Files.readAllLines(Path.of(file), UTF_8)) {
            if (line.startsWith(key)) {
                Matcher number = NUMBER.matcher(line);
                if (number.find()) {
                    return Long.parseLong(number.group()) * BYTES_PER_KIB;
                }
            }
        }
        throw new IOException(file + " has no " + key);
    }

    private String jcmd(String... command) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String[] line = Stream.concat(Stream.of(jcmd.toString(), "" + pid), Stream.of(command))
                .toArray(String[]::new);
        return told(new ProcessBuilder(line).redirectErrorStream(true).start(), String.join(" ", line));
    }

    /**
     * What a tool says until its end.
     *
     * @throws IOException when it ends with another code than 0
     */
    static String told(Process tool, String name) throws IOException {
        String said = new String(tool.getInputStream().readAllBytes(), UTF_8);
        try {
            int code = tool.waitFor();
            if (code != 0) {
                throw new IOException(name + " ended with " + code + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " ran", e);
        }
        return said;
    }
}
