package ai.beluga.voice.phone;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads line conditions from words such as {@code chaos mark-loss=10% seed=7}. */
final class LineWords {

    static final String ALLOWED = """
        allowed are: chaos (first), mark-delay=0-800ms, mark-loss=5%, mark-order=kept or any, jitter=60ms, burst=3, \
        hold=220ms, hold-share=2%, callback-delay=2000ms, callback-twice=30%, seed=7\
        """;

    private static final Pattern MILLIS = Pattern.compile("(\\d{1,6})ms");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})-(\\d{1,6})ms");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3})%");
    private static final double PERCENT = 100;

    private LineWords() {}

    /** @throws IllegalArgumentException with what is wrong and what is allowed */
    static LineConditions read(String words) {
        LineConditions line = LineConditions.perfect();
        for (String word : words.strip().split("[\\s,]+", -1)) {
            line = word.equals("chaos") ? LineConditions.chaos(line.seed()) : changed(line, word);
        }
        return line;
    }

    private static LineConditions changed(LineConditions line, String word) {
        String[] parts = word.split("=", 2);
        String value = parts.length == 2 ? parts[1] : "";
        return switch (parts[0]) {
            case "mark-delay", "mark-loss", "mark-order" -> with(line, marks(line.marks(), parts[0], value));
            case "jitter", "burst", "hold", "hold-share" ->
                new LineConditions(
                        line.marks(),
                        way(line.said(), parts[0], value),
                        way(line.heard(), parts[0], value),
                        line.told(),
                        line.seed());
            case "callback-delay" -> with(line, new LineConditions.Told(millis(value), line.told().twice()));
            case "callback-twice" -> with(line, new LineConditions.Told(line.told().late(), share(value)));
            case "seed" -> line.seeded(Long.parseLong(matched(Pattern.compile("(\\d{1,18})"), value).group(1)));
            default -> throw wrong(word);
        };
    }

    private static LineConditions with(LineConditions line, LineConditions.Marks marks) {
        return new LineConditions(marks, line.said(), line.heard(), line.told(), line.seed());
    }

    private static LineConditions with(LineConditions line, LineConditions.Told told) {
        return new LineConditions(line.marks(), line.said(), line.heard(), told, line.seed());
    }

    private static LineConditions.Marks marks(LineConditions.Marks marks, String key, String value) {
        return switch (key) {
            case "mark-delay" -> {
                Matcher range = matched(RANGE, value);
                yield new LineConditions.Marks(
                        Duration.ofMillis(Long.parseLong(range.group(1))),
                        Duration.ofMillis(Long.parseLong(range.group(2))),
                        marks.loss(),
                        marks.inOrder());
            }
            case "mark-loss" -> new LineConditions.Marks(marks.least(), marks.most(), share(value), marks.inOrder());
            default ->
                new LineConditions.Marks(
                        marks.least(),
                        marks.most(),
                        marks.loss(),
                        matched(Pattern.compile("(kept|any)"), value).group(1).equals("kept"));
        };
    }

    private static LineConditions.Way way(LineConditions.Way way, String key, String value) {
        return switch (key) {
            case "jitter" -> new LineConditions.Way(millis(value), way.burstFrames(), way.hold(), way.holdShare());
            case "burst" ->
                new LineConditions.Way(
                        way.jitter(),
                        Integer.parseInt(matched(Pattern.compile("(\\d{1,3})"), value).group(1)),
                        way.hold(),
                        way.holdShare());
            case "hold" -> new LineConditions.Way(way.jitter(), way.burstFrames(), millis(value), way.holdShare());
            default -> new LineConditions.Way(way.jitter(), way.burstFrames(), way.hold(), share(value));
        };
    }

    private static Duration millis(String value) {
        return Duration.ofMillis(Long.parseLong(matched(MILLIS, value).group(1)));
    }

    private static double share(String value) {
        return Integer.parseInt(matched(SHARE, value).group(1)) / PERCENT;
    }

    private static Matcher matched(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        if (!matcher.matches()) {
            throw wrong(value);
        }
        return matcher;
    }

    private static IllegalArgumentException wrong(String word) {
        return new IllegalArgumentException("\"" + word + "\" says nothing of a line; " + ALLOWED);
    }
}
