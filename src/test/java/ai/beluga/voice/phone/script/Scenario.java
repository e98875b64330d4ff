package ai.beluga.voice.phone.script;

import java.io.IOException;
import java.util.List;

/** What a caller does, in order. Parsed from text by {@link ScenarioParser}. Immutable. */
public record Scenario(String name, List<Line> lines) {

    /** A step with where it stands. */
    public record Line(int number, String text, Step step) {}

    public Scenario {
        lines = List.copyOf(lines);
    }

    /** Parses lines of text; recordings are looked for from the working directory and on the class path. */
    public static Scenario of(String... lines) {
        return new ScenarioParser(Sources.ofWorkingDirectory()).parse("scenario", String.join("\n", lines));
    }

    /**
     * Reads a scenario file, relative to the working directory or on the class path.
     *
     * @throws ScenarioFault when a line is not understood
     */
    public static Scenario read(String path) throws IOException {
        Sources sources = Sources.ofWorkingDirectory();
        return new ScenarioParser(sources.beside(path)).parse(path, sources.text(path));
    }

    /** Whether {@code start} is never sent. */
    public boolean withholdsStart() {
        return lines.stream()
                .anyMatch(line -> line.step().equals(new Step.Misbehave(Misbehaviour.SILENCE_BEFORE_START)));
    }

    /** Whether it stops reading, for which a small receive buffer is needed to be felt. */
    public boolean stopsReading() {
        return lines.stream().anyMatch(line -> line.step() instanceof Step.StopReading);
    }
}
