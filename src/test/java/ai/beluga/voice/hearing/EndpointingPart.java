package ai.beluga.voice.hearing;

import ai.beluga.voice.turn.EndpointingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the report says of one half. */
final class EndpointingPart {

    static final List<String> KINDS =
            List.of("number", "address", "spelling", "yesno", "hesitation", "free", "recording");

    private static final int NORMAL_MILLIS =
            Math.toIntExact(EndpointingSettings.DEFAULT.normal().toMillis());

    /** Ends of bands of pauses. */
    private static final long[] BANDS_MILLIS = {200, 500, 700, 1_000, 1_500, 2_501};

    private static final long SLOW_MILLIS = 900;

    private final Half half;
    private final List<HeardTurn> turns;
    private final PauseFigures fused;
    private final PauseFigures normal;
    private final Map<String, PauseFigures> fixed;
    private final Map<String, PauseFigures> scaled;

    EndpointingPart(Half half, List<HeardTurn> turns) {
        this.half = half;
        this.turns = turns;
        this.fused = PauseRules.figures(turns, PauseRules.fused());
        this.normal = PauseRules.figures(turns, PauseRules.fixed(NORMAL_MILLIS));
        this.fixed = EndpointingReport.figures(turns, EndpointingReport.fixed());
        this.scaled = EndpointingReport.figures(turns, EndpointingReport.scaled());
    }

    Map<String, PauseFigures> fixed() {
        return fixed;
    }

    Map<String, PauseFigures> scaled() {
        return scaled;
    }

    /** No fixed pause cuts off as few callers without making them wait longer. */
    boolean isBelowTheCurve() {
        return fused.cutPercent() < fixedCutPercent(fused.meanDelayMillis());
    }

    /** Fewer are cut off than with the normal pause alone, and nobody waits longer on the mean. */
    boolean isBetterInBoth() {
        return new EndpointingBound(fused, normal).isMet();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("## The " + half.title() + " half");
        lines.add("");
        lines.addAll(rules());
        lines.add(String.format(
                Locale.ROOT,
                "Fused against silence only (fixed %d ms): %s in both, in %.0f of 100 draws of as many texts; %.1f %%"
                        + " cut off less (%s), %.0f ms sooner on the mean (%s).",
                NORMAL_MILLIS,
                isBetterInBoth() ? "better" : "NOT better",
                new EndpointingBound(fused, normal).drawsPercent(),
                normal.cutPercent() - fused.cutPercent(),
                new EndpointingBound(fused, normal).interval(PauseFigures::cutPercent),
                normal.meanDelayMillis() - fused.meanDelayMillis(),
                new EndpointingBound(fused, normal).interval(PauseFigures::meanDelayMillis)));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Fused: %s the curve of the fixed pauses; one with the same mean delay cuts off %.1f %%, one with the"
                    + " same cut-offs has a mean delay of %.0f ms. %.0f of 100 turns wait longer than %d ms, which is"
                    + " %.0f ms of the mean.",
                isBelowTheCurve() ? "below" : "NOT below",
                fixedCutPercent(fused.meanDelayMillis()),
                fixedDelayMillis(fused.cutPercent()),
                fused.slowPercent(SLOW_MILLIS),
                SLOW_MILLIS,
                fused.slowShareMillis(SLOW_MILLIS)));
        lines.add("");
        lines.addAll(kinds());
        lines.addAll(bands());
        lines.addAll(parts());
        return lines;
    }

    /** Between those that were tried, a fixed pause of this mean delay cuts off so many. */
    private double fixedCutPercent(double meanDelayMillis) {
        return between(PauseFigures::meanDelayMillis, meanDelayMillis, PauseFigures::cutPercent);
    }

    /** Between those that were tried, a fixed pause that cuts off so many has this mean delay. */
    private double fixedDelayMillis(double cutPercent) {
        return between(figures -> -figures.cutPercent(), -cutPercent, PauseFigures::meanDelayMillis);
    }

    /** Of the fixed pauses, whose {@code given} grows; {@code wanted} where it reaches {@code value}. */
    private double between(ToDoubleFunction<PauseFigures> given, double value, ToDoubleFunction<PauseFigures> wanted) {
        List<PauseFigures> points = List.copyOf(fixed.values());
        for (int i = 1; i < points.size(); i++) {
            double from = given.applyAsDouble(points.get(i - 1));
            double to = given.applyAsDouble(points.get(i));
            if (value <= to) {
                double share = Math.max(0, (value - from) / (to - from));
                double first = wanted.applyAsDouble(points.get(i - 1));
                return first + share * (wanted.applyAsDouble(points.get(i)) - first);
            }
        }
        return wanted.applyAsDouble(points.getLast());
    }

    private List<String> rules() {
        Table table = new Table(List.of("rule", "cut off, %", "delay mean, ms", "p50", "p90"));
        fixed.forEach((name, figures) -> table.row(row("fixed " + name, figures)));
        scaled.forEach((name, figures) -> table.row(row("fused " + name, figures)));
        return table.lines();
    }

    private List<String> kinds() {
        Table table = new Table(List.of(
                "kind",
                "pauses that go on",
                "cut off, %: fixed " + NORMAL_MILLIS + " ms",
                "fused",
                "delay mean, ms: fixed " + NORMAL_MILLIS + " ms",
                "fused"));
        for (String kind : KINDS) {
            PauseFigures one = normal.of(kind);
            PauseFigures other = fused.of(kind);
            table.row(List.of(
                    kind,
                    "" + one.inner(),
                    cut(one),
                    cut(other),
                    whole(one.meanDelayMillis()),
                    whole(other.meanDelayMillis())));
        }
        return table.lines();
    }

    private List<String> bands() {
        Table table = new Table(
                List.of("pause within the turn, ms", "pauses", "cut off, %: fixed " + NORMAL_MILLIS + " ms", "fused"));
        for (int i = 1; i < BANDS_MILLIS.length; i++) {
            long from = BANDS_MILLIS[i - 1];
            long to = BANDS_MILLIS[i];
            PauseFigures one = normal.between(from, to);
            table.row(List.of(from + " to " + (to - 1), "" + one.inner(), cut(one), cut(fused.between(from, to))));
        }
        return table.lines();
    }

    private List<String> parts() {
        Table table = new Table(List.of("rule", "cut off, %", "delay mean, ms", "p50", "p90"));
        table.row(row("fused", fused));
        table.row(row("without the caller's pace", PauseRules.figures(turns, PauseRules.withoutPace())));
        table.row(row(
                "without what was asked for",
                PauseRules.figures(PauseRules.withoutQuestions(turns), PauseRules.fused())));
        table.row(row(
                "without pace and what was asked for",
                PauseRules.figures(PauseRules.withoutQuestions(turns), PauseRules.withoutPace())));
        table.row(row("without words (the pace alone)", PauseRules.figures(turns, PauseRules.withoutWords())));
        return table.lines();
    }

    private static List<String> row(String name, PauseFigures figures) {
        return List.of(
                name,
                cut(figures) + " (" + figures.interval(PauseFigures::cutPercent) + ")",
                whole(figures.meanDelayMillis()) + " (" + figures.interval(PauseFigures::meanDelayMillis) + ")",
                "" + figures.delayMillis(0.5),
                "" + figures.delayMillis(0.9));
    }

    private static String cut(PauseFigures figures) {
        return figures.inner() == 0 ? "–" : Table.one(figures.cutPercent());
    }

    private static String whole(double millis) {
        return "" + Math.round(millis);
    }
}
