package ai.beluga.voice.phone.script;

import ai.beluga.voice.phone.sound.Recording;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads scenarios: one command a line, {@code #} begins a comment. */
final class ScenarioParser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** At the beginning of a line, or behind a command; the key of that name is no comment. */
    private static final Pattern COMMENT = Pattern.compile("^\\s*#.*|(?<!press) # .*");

    private static final Pattern WITHIN = Pattern.compile("(.*) within (\\S+)");
    private static final Pattern SAY_OVER = Pattern.compile("say (\\S+) over reply after (\\S+)");
    private static final Pattern DROP_IN = Pattern.compile("drop in reply after (\\S+)");
    private static final Pattern WAIT_QUIET = Pattern.compile("wait quiet (\\S+)");
    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s|m)");
    private static final String ALLOWED = """
        allowed are: wait greeting, wait reply, wait quiet TIME, wait TIME, say FILE, say FILE over reply after TIME, press DIGITS, \
        drop, drop in reply after TIME, hang up, stop reading, resume reading, expect end, expect close, misbehave HOW; \
        wait greeting, wait reply, wait quiet, say over, drop in, expect end and expect close may end in: within TIME; \
        a TIME is like 800ms, 2s or 1m\
        """;

    private final Sources sources;

    ScenarioParser(Sources sources) {
        this.sources = sources;
    }

    Scenario parse(String name, String text) {
        List<Scenario.Line> lines = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String command = COMMENT.matcher(raw).replaceFirst("").strip().replaceAll("\\s+", " ");
            if (!command.isEmpty()) {
                lines.add(new Scenario.Line(number, command, step(name + " line " + number, command)));
            }
        }
        if (lines.isEmpty()) {
            throw new ScenarioFault(name + " has no commands; " + ALLOWED);
        }
        return new Scenario(name, lines);
    }

    private Step step(String where, String command) {
        Matcher within = WITHIN.matcher(command);
        boolean limited = within.matches();
        Duration patience = limited ? time(where, within.group(2)) : PATIENCE;
        String action = limited ? within.group(1) : command;
        Matcher over = SAY_OVER.matcher(action);
        if (over.matches()) {
            return new Step.SayOver(recording(where, over.group(1)), time(where, over.group(2)), patience);
        }
        Matcher quiet = WAIT_QUIET.matcher(action);
        if (quiet.matches()) {
            return new Step.WaitQuiet(time(where, quiet.group(1)), patience);
        }
        Matcher drop = DROP_IN.matcher(action);
        if (drop.matches()) {
            return new Step.DropIn(time(where, drop.group(1)), patience);
        }
        return switch (action) {
            case "wait greeting" -> new Step.WaitGreeting(patience);
            case "wait reply" -> new Step.WaitReply(patience);
            case "expect end" -> new Step.ExpectEnd(patience);
            case "expect close" -> new Step.ExpectClose(patience);
            default -> limited ? unknown(where, command) : unlimited(where, command);
        };
    }

    private Step unlimited(String where, String command) {
        return switch (command) {
            case "drop" -> new Step.Drop();
            case "hang up" -> new Step.HangUp();
            case "stop reading" -> new Step.StopReading();
            case "resume reading" -> new Step.ResumeReading();
            default -> withArgument(where, command);
        };
    }

    private Step withArgument(String where, String command) {
        String[] parts = command.split(" ", 2);
        String argument = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "wait" -> new Step.WaitTime(time(where, argument));
            case "say" -> argument.isEmpty() ? unknown(where, command) : new Step.Say(recording(where, argument));
            case "press" -> argument.matches("[0-9A-D*#]+") ? new Step.Press(argument) : badDigits(where, argument);
            case "misbehave" -> new Step.Misbehave(misbehaviour(where, argument));
            default -> unknown(where, command);
        };
    }

    private Recording recording(String where, String file) {
        try {
            return Recording.ofWav(file, sources.bytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new ScenarioFault(where + ": " + e.getMessage());
        }
    }

    private static Misbehaviour misbehaviour(String where, String words) {
        return Misbehaviour.named(words)
                .orElseThrow(() -> new ScenarioFault(
                        where + ": \"" + words + "\" is no misbehaviour; allowed are: " + Misbehaviour.all()));
    }

    private static Duration time(String where, String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new ScenarioFault(where + ": \"" + text + "\" is no time; " + ALLOWED);
        }
        long count = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }

    private static Step badDigits(String where, String digits) {
        throw new ScenarioFault(where + ": \"" + digits + "\" cannot be pressed; allowed are 0 to 9, A to D, * and #");
    }

    private static Step unknown(String where, String command) {
        throw new ScenarioFault(where + ": \"" + command + "\" is not understood; " + ALLOWED);
    }
}
