package ai.beluga.voice.load;

import java.io.IOException;

/** Holds every thread of this process, and with it those they make, on one core until it is closed. */
final class OneCore implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final String before;

    private OneCore(String before) {
        this.before = before;
    }

    /**
     * Does nothing where there is no {@code taskset}.
     *
     * @throws IOException when {@code taskset} is there and cannot do it
     */
    static OneCore hold() throws IOException {
        String told;
        try {
            told = taskset("-c", "-p", pid());
        } catch (NoTaskset e) {
            return new OneCore("");
        }
        String before = told.substring(told.lastIndexOf(':') + 1).strip();
        everyThread(before.split("[,-]", 2)[0]);
        return new OneCore(before);
    }

    boolean isHeld() {
        return !before.isEmpty();
    }

    @Override
    public void close() throws IOException {
        if (isHeld()) {
            everyThread(before);
        }
    }

    /** A thread that ends while it is dealt with makes {@code taskset} fail, which is why it may try again. */
    private static void everyThread(String cores) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                taskset("-a", "-c", "-p", cores, pid());
                return;
            } catch (IOException failed) {
                if (attempt == ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    private static String pid() {
        return "" + ProcessHandle.current().pid();
    }

    private static final class NoTaskset extends IOException {
        private static final long serialVersionUID = 1L;

        NoTaskset(IOException cause) {
            super("no taskset on this machine", cause);
        }
    }

    private static String taskset(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "taskset";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException notThere) {
            throw new NoTaskset(notThere);
        }
        return ServerProcess.told(process, String.join(" ", command));
    }
}
