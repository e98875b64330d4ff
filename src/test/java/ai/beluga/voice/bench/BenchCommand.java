package ai.beluga.voice.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures every engine and writes what it costs. Without an argument it runs all benchmarks of this package and writes {@code
 * docs/hearing-cost.md}; with a regular expression it runs those whose name it is found in and writes {@code
 * target/hearing-cost.md}. Exits with 1 when an engine that must not allocate does.
 */
public final class BenchCommand {

    /**
     * Each measurement runs in a process of its own. Its class path goes into a jar: ONNX Runtime 1.29 ends a process whose
     * command line is longer than about 4 kB.
     */
    private static final String SHORT_COMMAND_LINE = "jmh.separateClasspathJAR";

    private static final String ALL = "";
    private static final Path PUBLISHED = Path.of("docs", "hearing-cost.md");
    private static final Path PARTIAL = Path.of("target", "hearing-cost.md");

    private BenchCommand() {}

    /**
     * Measures, writes and exits.
     *
     * @param arguments a regular expression, or none
     */
    public static void main(String[] arguments) throws RunnerException, IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        String wanted = arguments.length == 0 ? ALL : arguments[0];
        System.setProperty(SHORT_COMMAND_LINE, "true");
        CostTable table = new CostTable(measured(wanted));
        Path file = wanted.equals(ALL) ? PUBLISHED : PARTIAL;
        String page = page(table, wanted);
        Files.writeString(file, page);
        out.println(page);
        out.println("written to " + file);
        List<String> faults = new ArrayList<>(table.wasted());
        if (wanted.equals(ALL)) {
            faults.addAll(table.missing());
        }
        faults.forEach(out::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    private static List<Cost> measured(String wanted) throws RunnerException {
        String ours = Pattern.quote(BenchCommand.class.getPackageName() + ".");
        Options options = new OptionsBuilder()
                .include(ours + ".*" + wanted)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build();
        return new Runner(options)
                .run().stream()
                        .map(Cost::of)
                        .sorted(Comparator.comparing(Cost::label))
                        .toList();
    }

    private static String page(CostTable table, String wanted) throws IOException {
        String command = "mvn -B -ntp -Pbench" + (wanted.equals(ALL) ? "" : " '-Dbench.include=" + wanted + "'");
        return """
            # What hearing costs

            Processor time and memory for one second of one call's audio, fifty frames of a person's speech, measured by JMH on one
            thread: the mean of the measurements with the fastest and the slowest, how many calls would keep one core busy, and what is
            put on the Java heap, whose rest below one byte belongs to the measurement. Native memory is not in it.

            Written by `%s` on %s, %s, %s.
            """.formatted(command, LocalDate.now(ZoneOffset.UTC), machine(), jdk()) + table.markdown();
    }

    private static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String model = Files.exists(cpus)
                ? Files.readAllLines(cpus, UTF_8).stream()
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .orElse("an unnamed processor")
                : "an unnamed processor";
        return Runtime.getRuntime().availableProcessors() + " cores of " + model;
    }

    private static String jdk() {
        return System.getProperty("java.vm.name") + " " + Runtime.version();
    }
}
