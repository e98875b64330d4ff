package ai.beluga.voice.hearing;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A chart as SVG, of lines over an axis or of bars in groups. Text stays text, numbers have one digit behind the point, so
 * that the file is small and the same on every machine.
 *
 * @param groups names of the groups of bars; empty for lines
 */
record Chart(String title, Axis x, Axis y, List<String> groups, List<Series> series) {

    static final int WIDTH = 400;
    static final int HEIGHT = 300;

    private static final int LEFT = 52;
    private static final int TOP = 30;
    private static final int PLOT_WIDTH = WIDTH - LEFT - 16;
    private static final int PLOT_HEIGHT = HEIGHT - TOP - 70;

    /** Colours told apart by people who see colours otherwise: Okabe and Ito, "Color universal design", 2008. */
    private static final List<String> COLOURS = List.of("#0072b2", "#e69f00", "#009e73", "#d55e00", "#777777");

    /** The same engine looks the same in every chart. */
    private static final Map<String, Integer> LOOKS = Map.of(
            "silero", 0, "onnx", 1, "spectral", 1, "webrtc", 2, "energy", 3, "rnnoise", 3, "none", 4, "fixed level", 4);

    private static final List<String> DASHES = List.of("none", "7 3", "2 3", "none", "7 3 2 3");

    /** From {@code min} to {@code max}, a mark every {@code step}. */
    record Axis(String title, double min, double max, double step) {}

    /** Lines go through ({@code x}, {@code y}); bars stand at {@code y}, one for each group. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Series(String name, double[] x, double[] y) {}

    static Chart lines(String title, Axis x, Axis y, List<Series> series) {
        return new Chart(title, x, y, List.of(), series);
    }

    static Chart bars(String title, Axis y, List<String> groups, List<Series> series) {
        return new Chart(title, new Axis("", 0, groups.size(), 1), y, groups, series);
    }

    /** As a group at this place of the page. */
    String svg(int left, int top) {
        StringBuilder out = new StringBuilder();
        out.append("<g transform=\"translate(" + left + " " + top + ")\">\n");
        text(out, WIDTH / 2.0, 18, "middle\" font-weight=\"bold", title);
        grid(out);
        for (int i = 0; i < series.size(); i++) {
            if (groups.isEmpty()) {
                line(out, i);
            } else {
                bars(out, i);
            }
        }
        legend(out);
        return out.append("</g>\n").toString();
    }

    private void grid(StringBuilder out) {
        for (double value = y.min(); value <= y.max(); value += y.step()) {
            String colour = value == 0 || value == y.min() ? "#444" : "#ddd";
            stroke(out, LEFT, atY(value), LEFT + PLOT_WIDTH, atY(value), colour + "\" stroke-width=\"1");
            text(out, LEFT - 6, atY(value) + 4, "end", mark(value));
        }
        int bottom = TOP + PLOT_HEIGHT;
        if (groups.isEmpty()) {
            for (double value = x.min(); value <= x.max(); value += x.step()) {
                stroke(out, atX(value), bottom, atX(value), bottom + 4, "#444\" stroke-width=\"1");
                text(out, atX(value), bottom + 16, "middle", mark(value));
            }
        } else {
            for (int group = 0; group < groups.size(); group++) {
                text(out, atX(group + 0.5), bottom + 16, "middle", groups.get(group));
            }
        }
        text(out, LEFT + PLOT_WIDTH / 2.0, bottom + 32, "middle", x.title());
        out.append(String.format(
                Locale.ROOT,
                "<text transform=\"translate(14 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>%n",
                TOP + PLOT_HEIGHT / 2.0,
                y.title()));
    }

    private void line(StringBuilder out, int index) {
        Series one = series.get(index);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < one.x().length; i++) {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", atX(one.x()[i]), atY(one.y()[i])));
        }
        out.append("<polyline points=\"" + points.toString().strip() + "\" fill=\"none\" stroke-width=\"2\" stroke=\""
                + colour(index) + "\" stroke-dasharray=\"" + DASHES.get(look(index)) + "\"/>\n");
        for (int i = 0; i < one.x().length; i++) {
            out.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>%n",
                    atX(one.x()[i]),
                    atY(one.y()[i]),
                    colour(index)));
        }
    }

    private void bars(StringBuilder out, int index) {
        double width = 0.8 / series.size();
        double zero = atY(Math.max(y.min(), 0));
        for (int group = 0; group < groups.size(); group++) {
            double end = atY(series.get(index).y()[group]);
            double left = atX(group + 0.1 + index * width);
            out.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                    left,
                    Math.min(zero, end),
                    atX(group + 0.1 + (index + 1) * width) - left - 1,
                    Math.abs(end - zero),
                    colour(index)));
        }
    }

    private void legend(StringBuilder out) {
        double at = LEFT;
        for (int i = 0; i < series.size(); i++) {
            String dash = groups.isEmpty() ? DASHES.get(look(i)) : "none";
            stroke(
                    out,
                    at,
                    HEIGHT - 18,
                    at + 18,
                    HEIGHT - 18,
                    colour(i) + "\" stroke-width=\"" + (groups.isEmpty() ? 2 : 9) + "\" stroke-dasharray=\"" + dash);
            text(out, at + 22, HEIGHT - 14, "start", series.get(i).name());
            at += 30 + 5.8 * series.get(i).name().length();
        }
    }

    private double atX(double value) {
        return LEFT + PLOT_WIDTH * (value - x.min()) / (x.max() - x.min());
    }

    /** What does not fit ends at the edge. */
    private double atY(double value) {
        double within = Math.max(y.min(), Math.min(y.max(), value));
        return TOP + PLOT_HEIGHT * (y.max() - within) / (y.max() - y.min());
    }

    private static String mark(double value) {
        return value == Math.rint(value) ? "" + Math.round(value) : "" + value;
    }

    private String colour(int index) {
        return COLOURS.get(look(index));
    }

    private int look(int index) {
        return LOOKS.getOrDefault(series.get(index).name(), index % COLOURS.size());
    }

    private static void stroke(StringBuilder out, double x1, double y1, double x2, double y2, String stroke) {
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                x1,
                y1,
                x2,
                y2,
                stroke));
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String text) {
        out.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }
}
