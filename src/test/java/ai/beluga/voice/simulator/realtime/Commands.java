package ai.beluga.voice.simulator.realtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A simulator as a process: {@code --port 0 --key KEY --script FILE}. Of a script, and from standard input, each line is a command:
 * {@code caller TEXT} and {@code agent TEXT} and {@code call NAME ARGUMENTS} say what is understood and answered next;
 * {@code hang}, {@code drop}, {@code close CODE REASON}, {@code expire}, {@code trouble CODE MESSAGE}, {@code refuse STATUS [TIMES]},
 * {@code slow MILLIS}, {@code slow-handshake MILLIS}, {@code answer-delay MILLIS}, {@code lifetime SECONDS}, {@code garble},
 * {@code split PIECES}, {@code at-once DELTAS}, {@code late DELTAS}, {@code die drop|hang|close DELTAS}, {@code strange},
 * {@code nulls}, {@code legacy}, {@code duplicates}, {@code conversation-first}, {@code no-codes}, {@code ignore-truncate},
 * {@code silent-update}, {@code heal}, {@code memory}, {@code violations}, {@code quit}.
 */
public final class Commands {

    private final RealtimeSimulator simulator;
    private final PrintStream out;

    public Commands(RealtimeSimulator simulator, PrintStream out) {
        this.simulator = simulator;
        this.out = out;
    }

    /** Serves until {@code quit} or the end of {@code in}; tells the address first. */
    public static void main(
            String[] arguments, InputStream in, BiFunction<String, Integer, RealtimeSimulator> simulators)
            throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        PrintStream out = System.out;
        try (RealtimeSimulator simulator = simulators.apply(
                        options.getOrDefault("--key", "simulated"),
                        Integer.parseInt(options.getOrDefault("--port", "0")));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            out.println("listening on " + simulator.baseUrl());
            Commands commands = new Commands(simulator, out);
            if (options.containsKey("--script")) {
                Files.readAllLines(Path.of(options.get("--script"))).stream()
                        .filter(line -> !line.isBlank())
                        .forEach(commands::run);
            }
            for (String line = lines.readLine(); line != null && !line.equals("quit"); line = lines.readLine()) {
                commands.run(line.strip());
            }
            commands.run("violations");
        }
    }

    /** Does what a line says and answers with one. */
    public void run(String line) {
        String[] words = line.split(" ", 3);
        String rest = line.substring(words[0].length()).strip();
        boolean known = says(words, rest) || acts(words) || misbehaves(words) || switches(words[0]);
        out.println((known ? "ok " : "unknown: ") + words[0]);
    }

    private boolean says(String[] words, String rest) {
        switch (words[0]) {
            case "caller" -> simulator.script().callerSays(rest);
            case "agent" -> simulator.script().answers(Answer.say(rest));
            case "call" -> simulator.script().answers(Answer.call(words[1], words.length > 2 ? words[2] : "{}"));
            case "memory" ->
                simulator.sessions().forEach(session -> session.remembers().forEach(out::println));
            case "violations" -> simulator.violations().forEach(violation -> out.println("violation: " + violation));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean acts(String[] words) {
        switch (words[0]) {
            case "hang" -> simulator.hang();
            case "drop" -> simulator.drop();
            case "close" -> simulator.close(number(words), words.length > 2 ? words[2] : "");
            case "expire" -> simulator.expire();
            case "trouble" -> simulator.trouble("server_error", words[1], words.length > 2 ? words[2] : words[1]);
            case "answer-delay" -> simulator.timing().answerDelay = Duration.ofMillis(number(words));
            case "lifetime" -> simulator.timing().lifetime = Duration.ofSeconds(number(words));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean misbehaves(String[] words) {
        Mischief mischief = simulator.mischief();
        switch (words[0]) {
            case "refuse" -> {
                mischief.refusals = words.length > 2 ? Integer.parseInt(words[2]) : Integer.MAX_VALUE;
                mischief.refuseWith = number(words);
            }
            case "slow" -> mischief.slow = Duration.ofMillis(number(words));
            case "slow-handshake" -> mischief.slowHandshake = Duration.ofMillis(number(words));
            case "split" -> mischief.pieces = number(words);
            case "at-once" -> mischief.deltasAtOnce = number(words);
            case "late" -> mischief.lateDeltas = number(words);
            case "die" -> {
                mischief.death = Mischief.Death.valueOf(words[1].toUpperCase(Locale.ROOT));
                mischief.dieAfterDeltas = number(Arrays.copyOfRange(words, 1, 3));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean switches(String word) {
        Mischief mischief = simulator.mischief();
        switch (word) {
            case "garble" -> mischief.garble = true;
            case "strange" -> mischief.strange = true;
            case "nulls" -> mischief.nulls = true;
            case "legacy" -> mischief.legacyNames = true;
            case "duplicates" -> mischief.duplicates = true;
            case "conversation-first" -> mischief.conversationFirst = true;
            case "no-codes" -> mischief.errorsWithoutCode = true;
            case "ignore-truncate" -> mischief.ignoreTruncate = true;
            case "silent-update" -> mischief.silentUpdate = true;
            case "heal" -> mischief.none();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int number(String[] words) {
        return Integer.parseInt(words[1]);
    }
}
