package ai.beluga.voice.turn;

import java.time.Duration;

/**
 * How long things may last at most.
 *
 * @param reply from a question to the first audio of its reply
 * @param away without a line
 * @param call whole conversation
 * @param warning so long before that the caller is told; zero for never
 */
public record CallLimits(Duration reply, Duration away, Duration call, Duration warning) {

    /** Starting values. */
    public static final CallLimits DEFAULT =
            new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(60));

    /** With the warning that is usual. */
    public CallLimits(Duration reply, Duration away, Duration call) {
        this(reply, away, call, Duration.ofSeconds(60));
    }
}
