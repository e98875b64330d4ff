package ai.beluga.voice.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** Holds every thread of this process, and with it those they make, on one core until it is closed. */
final class OneCore implements AutoCloseable {

    private final String before;

    private OneCore(String before) {
        this.before = before;
    }

    /** Does nothing where there is no {@code taskset}. */
    static OneCore hold() throws IOException {
        String before = "";
        try {
            String told = taskset("-c", "-p", pid());
            before = told.substring(told.lastIndexOf(':') + 1).strip();
        } catch (IOException noTaskset) {
            return new OneCore("");
        }
        taskset("-a", "-c", "-p", before.split("[,-]", 2)[0], pid());
        return new OneCore(before);
    }

    boolean isHeld() {
        return !before.isEmpty();
    }

    @Override
    public void close() throws IOException {
        if (isHeld()) {
            taskset("-a", "-c", "-p", before, pid());
        }
    }

    private static String pid() {
        return "" + ProcessHandle.current().pid();
    }

    private static String taskset(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "taskset";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }
}
