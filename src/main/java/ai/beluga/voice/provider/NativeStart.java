package ai.beluga.voice.provider;

import ai.beluga.voice.config.Fault;
import ai.beluga.voice.config.StartupFault;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts ONNX Runtime so that the process survives it.
 *
 * <p>From 1.29.0 on its official Linux builds report to their maker unless the environment says otherwise, and for that
 * match the command line of the process against a regular expression, on the stack: 256 bytes of it a character. Beyond the
 * stack of the starting thread (3,980 characters on 1 MB, measured) the process dies without a word. So the start has a
 * thread with a large stack of its own, and a command line that is too long even for that is refused.
 */
final class NativeStart {

    /** Half of what {@link #STACK_BYTES} carried when measured, 65,400. */
    static final int MOST_COMMAND_LINE_BYTES = 32_000;

    static final String SWITCH = "ORT_DISABLE_TELEMETRY";

    private static final long STACK_BYTES = 16 << 20;
    private static final String CHOOSE = "run the server on Linux with glibc, macOS or Windows, of x86-64 or arm64, and"
            + " let it write to the directory of java.io.tmpdir, or choose engines that do without";
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final Set<String> OFF = Set.of("1", "true", "yes", "on", "y");
    private static final System.Logger LOG = System.getLogger(NativeStart.class.getName());
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private NativeStart() {}

    /**
     * The runtime, started at the first call.
     *
     * @throws StartupFault when the start would end the process, or fails
     */
    static OrtEnvironment environment() throws StartupFault, OrtException {
        if (!STARTED.get()) {
            Optional<Fault> fault = fault(commandLineBytes(), System.getenv());
            if (fault.isPresent()) {
                throw new StartupFault(fault.get());
            }
            warnUnlessSilenced();
            start(OrtEnvironment::getEnvironment);
            OrtEnvironment.getEnvironment().setTelemetry(false);
            STARTED.set(true);
        }
        return OrtEnvironment.getEnvironment();
    }

    /**
     * Why the runtime must not be started, if so.
     *
     * @param commandLineBytes length of the process's command line; 0 where nothing tells it
     */
    static Optional<Fault> fault(long commandLineBytes, Map<String, String> environment) {
        if (commandLineBytes <= MOST_COMMAND_LINE_BYTES || isSilenced(environment)) {
            return Optional.empty();
        }
        return Optional.of(new Fault(
                SWITCH,
                environment.getOrDefault(SWITCH, ""),
                "environment",
                "1, because the command line of the server has " + commandLineBytes + " bytes and ONNX Runtime ends the"
                        + " process at more than " + MOST_COMMAND_LINE_BYTES + " when it is not told to keep silent",
                "set the environment variable " + SWITCH
                        + "=1, or shorten the command line (class path and -D options)"));
    }

    /** Whether the runtime was told to report nothing; it does not look at its command line then. */
    static boolean isSilenced(Map<String, String> environment) {
        return OFF.contains(environment.getOrDefault(SWITCH, "").strip().toLowerCase(Locale.ROOT));
    }

    private static long commandLineBytes() {
        try (InputStream in = Files.newInputStream(COMMAND_LINE)) {
            return in.readAllBytes().length;
        } catch (IOException unknownHere) {
            return 0;
        }
    }

    private static void warnUnlessSilenced() {
        if (!isSilenced(System.getenv())) {
            LOG.log(
                    Level.WARNING,
                    "ONNX Runtime may report its use to its maker; {0}=1 in the environment stops it",
                    SWITCH);
        }
    }

    /**
     * Runs the starter on a thread with a large stack, and waits for it.
     *
     * @throws StartupFault with what it threw, or when the waiting is interrupted
     */
    static void start(Callable<?> starter) throws StartupFault {
        FutureTask<?> task = new FutureTask<>(starter);
        new Thread(null, task, "onnx-runtime-start", STACK_BYTES).start();
        try {
            task.get();
        } catch (ExecutionException failed) {
            Throwable cause = root(failed);
            throw new StartupFault(
                    unloadable("a machine that can load it, but it fails with \"" + cause + "\"", CHOOSE), cause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StartupFault(
                    unloadable("time to load it, but the server stopped its start", "start the server again"),
                    stopping);
        }
    }

    private static Fault unloadable(String expected, String fix) {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return new Fault("library of ONNX Runtime", platform, "this machine", expected, fix);
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
