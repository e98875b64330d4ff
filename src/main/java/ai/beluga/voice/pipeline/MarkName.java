package ai.beluga.voice.pipeline;

import ai.beluga.voice.event.TurnId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mark is called on the wire: {@code epoch.turn.number}. The turn is the generation: marks come back also when
 * audio was cleared, and those of a reply that is over prove nothing.
 *
 * @param epoch of the line it was sent on
 * @param turn of the reply it belongs to
 * @param number within the reply
 */
public record MarkName(int epoch, TurnId turn, int number) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

    /** Reads a name; empty when it is none of ours. */
    public static Optional<MarkName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        return matcher.matches()
                ? Optional.of(new MarkName(number(matcher, 1), new TurnId(number(matcher, 2)), number(matcher, 3)))
                : Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    @Override
    public String toString() {
        return epoch + "." + turn + "." + number;
    }
}
