package ai.beluga.voice.simulator.deepgram;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The simulator as a process: {@code --port 0 --key KEY --understand FILE}, one sentence a line. Takes commands, one a line,
 * from standard input: {@code hang}, {@code drop}, {@code close CODE REASON}, {@code fail CODE}, {@code refuse STATUS [TIMES]},
 * {@code slow MILLIS}, {@code slow-handshake MILLIS}, {@code garble}, {@code split PIECES}, {@code strange}, {@code late-audio}, {@code silent-finalize},
 * {@code hesitate TIMES}, {@code heal}, {@code say SENTENCE}, {@code violations}, {@code quit}.
 */
public final class SimulatorCommand {

    private final DeepgramSimulator simulator;
    private final PrintStream out;

    SimulatorCommand(DeepgramSimulator simulator, PrintStream out) {
        this.simulator = simulator;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        DeepgramSimulator simulator = new DeepgramSimulator(
                options.getOrDefault("--key", "simulated"), Integer.parseInt(options.getOrDefault("--port", "0")));
        if (options.containsKey("--understand")) {
            List<String> lines = Files.readAllLines(Path.of(options.get("--understand")));
            simulator.understand(lines.stream().filter(line -> !line.isBlank()).toArray(String[]::new));
        }
        PrintStream out = System.out;
        out.println("listening on " + simulator.baseUrl());
        try (simulator;
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            SimulatorCommand command = new SimulatorCommand(simulator, out);
            for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
                command.run(line.strip());
            }
            command.run("violations");
        }
    }

    /** Does what a line says and answers with one. */
    void run(String line) {
        String[] words = line.split(" ", 3);
        Mischief mischief = simulator.mischief();
        switch (words[0]) {
            case "hang" -> simulator.hang();
            case "drop" -> simulator.drop();
            case "close" -> simulator.close(number(words), words.length > 2 ? words[2] : "");
            case "fail" -> simulator.fail(words[1]);
            case "refuse" -> {
                mischief.refusals = words.length > 2 ? Integer.parseInt(words[2]) : Integer.MAX_VALUE;
                mischief.refuseWith = number(words);
            }
            case "slow" -> mischief.slow = Duration.ofMillis(number(words));
            case "slow-handshake" -> mischief.slowHandshake = Duration.ofMillis(number(words));
            case "garble" -> mischief.garble = true;
            case "split" -> mischief.pieces = number(words);
            case "strange" -> mischief.strange = true;
            case "late-audio" -> mischief.lateAudio = true;
            case "silent-finalize" -> mischief.silentFinalize = true;
            case "hesitate" -> mischief.hesitations = number(words);
            case "heal" -> mischief.none();
            case "say" -> simulator.understand(line.substring("say ".length()).split("\\s*\\|\\s*"));
            case "violations" -> simulator.violations().forEach(violation -> out.println("violation: " + violation));
            default -> out.println("unknown: " + line);
        }
        out.println("ok " + words[0]);
    }

    private static int number(String[] words) {
        return Integer.parseInt(words[1]);
    }
}
