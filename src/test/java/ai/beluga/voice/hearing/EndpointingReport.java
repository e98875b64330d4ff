package ai.beluga.voice.hearing;

import ai.beluga.voice.hearing.Chart.Axis;
import ai.beluga.voice.hearing.Chart.Series;
import ai.beluga.voice.provider.moonshine.EmbeddedRecogniser;
import ai.beluga.voice.provider.neuralvad.LoadedDetectors;
import ai.beluga.voice.turn.EndpointingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Writes {@code endpointing-report.md} and its plot: how often the rule for the end of a turn cuts callers off, and how long
 * it lets them wait, against a fixed pause. What was heard is kept in {@code target/endpointing}; the first run takes some
 * minutes, others seconds. Ends with 1, once all is written, when the rule is not better than
 * silence alone in both, or does not lie below the curve of the fixed pauses, on the set-aside half.
 */
public final class EndpointingReport {

    private EndpointingReport() {}

    /** Writes the report. @param args the directory to write to; {@code docs} when there is none */
    public static void main(String[] args) throws IOException {
        Path docs = Path.of(args.length > 0 ? args[0] : "docs");
        HeardTurn.Ears ears =
                new HeardTurn.Ears(LoadedDetectors.silero(), EmbeddedRecogniser::on, Path.of("target", "endpointing"));
        List<HeardTurn> heard = new ArrayList<>();
        for (PausedTurn turn : PauseSet.turns()) {
            heard.add(ears.hear(turn));
        }
        List<String> lines = new ArrayList<>(EndpointingText.method());
        lines.addAll(material(heard));
        List<Chart> charts = new ArrayList<>();
        boolean met = true;
        for (Half half : List.of(Half.SET_ASIDE, Half.TUNING)) {
            List<HeardTurn> turns = heard.stream()
                    .filter(turn -> turn.turn().source().half() == half && turn.isUnderstood())
                    .toList();
            EndpointingPart part = new EndpointingPart(half, turns);
            lines.addAll(part.lines());
            charts.add(chart(half, part));
            met &= half == Half.TUNING || part.isBelowTheCurve() && part.isBetterInBoth();
        }
        Panels.write(docs.resolve("endpointing").resolve("curve.svg"), 2, charts);
        Files.writeString(
                docs.resolve("endpointing-report.md"), String.join("\n", lines).stripTrailing() + "\n");
        if (!met) {
            System.exit(1);
        }
    }

    private static List<String> material(List<HeardTurn> heard) {
        Table table = new Table(List.of("half", "kind", "texts", "pauses that go on", "ends", "left out"));
        for (Half half : Half.values()) {
            for (String kind : EndpointingPart.KINDS) {
                List<HeardTurn> all = heard.stream()
                        .filter(turn -> turn.turn().source().half() == half
                                && turn.turn().source().kind().equals(kind))
                        .toList();
                List<HeardTurn> taken =
                        all.stream().filter(HeardTurn::isUnderstood).toList();
                long texts = taken.stream()
                        .map(turn -> turn.turn().source())
                        .distinct()
                        .count();
                int inner = taken.stream()
                        .mapToInt(turn -> turn.turn().inner().size())
                        .sum();
                table.row(List.of(
                        half.title(),
                        kind,
                        "" + texts,
                        "" + inner,
                        "" + taken.size(),
                        "" + (all.size() - taken.size())));
            }
        }
        return table.lines();
    }

    private static Chart chart(Half half, EndpointingPart part) {
        return Chart.lines(
                "End of turn, " + half.title(),
                new Axis("mean delay, ms", 0, 3_000, 500),
                new Axis("pauses cut off, %", 0, 100, 20),
                List.of(series("fixed pause", part.fixed()), series("fused", part.scaled())));
    }

    private static Series series(String name, Map<String, PauseFigures> points) {
        DoubleStream delays = points.values().stream().mapToDouble(PauseFigures::meanDelayMillis);
        DoubleStream cuts = points.values().stream().mapToDouble(PauseFigures::cutPercent);
        return new Series(name, delays.toArray(), cuts.toArray());
    }

    /** Figures by the names of their rules, in order. */
    static Map<String, PauseFigures> figures(List<HeardTurn> turns, Map<String, EndpointingSettings> rules) {
        Map<String, PauseFigures> figures = new LinkedHashMap<>();
        rules.forEach((name, settings) -> figures.put(name, PauseRules.figures(turns, settings)));
        return figures;
    }

    /** A fixed pause for each length. */
    static Map<String, EndpointingSettings> fixed() {
        Map<String, EndpointingSettings> rules = new LinkedHashMap<>();
        IntStream.of(PauseRules.FIXED_MILLIS).forEach(millis -> rules.put(millis + " ms", PauseRules.fixed(millis)));
        return rules;
    }

    /** The fused rule with other pauses. */
    static Map<String, EndpointingSettings> scaled() {
        Map<String, EndpointingSettings> rules = new LinkedHashMap<>();
        for (double scale : PauseRules.SCALES) {
            EndpointingSettings rule = PauseRules.fused(scale);
            rules.put(
                    rule.min().toMillis() + ", " + rule.normal().toMillis() + ", "
                            + rule.max().toMillis() + " ms",
                    rule);
        }
        return rules;
    }
}
