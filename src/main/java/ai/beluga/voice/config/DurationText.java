package ai.beluga.voice.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 5s}, {@code 10m}, {@code 1h}, {@code 30d}. */
final class DurationText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private static final Map<String, ChronoUnit> UNITS = units();

    private DurationText() {}

    /** Empty for anything else, bare numbers above all. */
    static Optional<Duration> read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ChronoUnit unit = UNITS.getOrDefault(matcher.group(2), ChronoUnit.MILLIS);
        return Optional.of(Duration.of(Long.parseLong(matcher.group(1)), unit));
    }

    /** In the largest unit that needs no fraction. */
    static String show(Duration duration) {
        String shown = duration.toMillis() + "ms";
        for (Map.Entry<String, ChronoUnit> unit : UNITS.entrySet()) {
            long length = unit.getValue().getDuration().toMillis();
            if (duration.toMillis() != 0 && duration.toMillis() % length == 0) {
                shown = duration.toMillis() / length + unit.getKey();
            }
        }
        return shown;
    }

    private static Map<String, ChronoUnit> units() {
        Map<String, ChronoUnit> units = new LinkedHashMap<>();
        units.put("ms", ChronoUnit.MILLIS);
        units.put("s", ChronoUnit.SECONDS);
        units.put("m", ChronoUnit.MINUTES);
        units.put("h", ChronoUnit.HOURS);
        units.put("d", ChronoUnit.DAYS);
        return units;
    }
}
