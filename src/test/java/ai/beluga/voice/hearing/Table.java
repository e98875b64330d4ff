package ai.beluga.voice.hearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A table of a page in Markdown. */
final class Table {

    private final List<String> lines = new ArrayList<>();

    Table(List<String> heads) {
        row(heads);
        row(heads.stream().map(head -> "---").toList());
    }

    Table row(List<String> cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    Table row(String first, Stream<String> others) {
        return row(Stream.concat(Stream.of(first), others).toList());
    }

    /** With an empty line behind. */
    List<String> lines() {
        return Stream.concat(lines.stream(), Stream.of("")).toList();
    }

    /** One digit behind the point. */
    static String one(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.equals("-0.0") ? "0.0" : text;
    }

    /** Found and falsely found speech. */
    static String foundAndFalse(Tally.Steps steps) {
        return one(steps.foundPercent()) + " / " + one(steps.falsePercent());
    }

    static String snr(Noise noise, double snrDb) {
        return noise == Noise.NONE ? noise.title() : String.format(Locale.ROOT, "%s, %.0f dB", noise.title(), snrDb);
    }
}
