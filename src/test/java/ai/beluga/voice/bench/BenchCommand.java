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
import java.util.Optional;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures every engine and writes what it costs. Without an argument it runs all benchmarks of this package and writes {@code
 * docs/hearing-cost.md}; with a regular expression it runs those whose name it is found in and writes {@code
 * target/hearing-cost.md}. Exits with 1 when an engine that must not allocate does, when batches save too little, or when, of all
 * benchmarks, one of these was not run.
 */
public final class BenchCommand {

    /**
     * Each measurement runs in a process of its own. Its class path goes into a jar: ONNX Runtime 1.29 ends a process whose
     * command line is longer than about 4 kB.
     */
    private static final String SHORT_COMMAND_LINE = "jmh.separateClasspathJAR";

    /** As the server has it, so that the Java machine compiles the byte code made of WebAssembly, whose methods are huge. */
    private static final String SERVER_OPTION = "-XX:-DontCompileHugeMethods";

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
        List<String> faults = new ArrayList<>(table.faults());
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
                .exclude("\\." + meaningless() + "$")
                .jvmArgsPrepend(SERVER_OPTION)
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
            thread: the mean of the measurements with the fastest and the slowest, how many calls would keep one core busy, and what
            is put on the Java heap; what must not allocate may show less than 8 bytes a second, which are the measurement's own.
            Native memory is not in it. The Java machine runs with the server's option `%s`.

            %s

            Written by `%s` on %s, %s, %s.
            """.formatted(SERVER_OPTION, turnNetwork(), command, LocalDate.now(ZoneOffset.UTC), machine(), jdk())
                + table.markdown();
    }

    private static Optional<Path> turnModel() {
        return Optional.ofNullable(System.getProperty(SmartTurnBenchmark.MODEL)).map(Path::of);
    }

    /** The benchmark that would measure another network than its name says, or one that nobody uses. */
    private static String meaningless() {
        return turnModel().isPresent() ? SmartTurnBenchmark.WITHOUT_A_MODEL : SmartTurnBenchmark.WITH_A_MODEL;
    }

    private static String turnNetwork() {
        return turnModel()
                .map(file -> "The network of smart-turn is the one of `" + file.getFileName() + "`.")
                .orElse("No network of smart-turn was given (`-D" + SmartTurnBenchmark.MODEL
                        + "`): a tiny one took its place, which costs next to nothing, so that the whole"
                        + " estimate is not measured.");
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
