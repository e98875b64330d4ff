package ai.beluga.voice.speech.s2s;

import java.time.Duration;

/**
 * How much of the caller's audio a stream may be given at once, faster than it is spoken. A client has room for that beside what
 * may wait for a slow vendor anyway: a vendor that only reads at its own pace has not failed.
 */
public final class Burst {

    /** Of a turn that another stream has heard. */
    public static final Duration HEARD_AGAIN = Duration.ofSeconds(30);

    /** What is said while a stream opens. */
    public static final Duration WHILE_OPENING = Duration.ofSeconds(10);

    /** Both. */
    public static final Duration MOST = HEARD_AGAIN.plus(WHILE_OPENING);

    private Burst() {}

    /** So many messages are the most that may be given at once. */
    public static int messages(Duration each) {
        return Math.toIntExact(MOST.dividedBy(each));
    }
}
