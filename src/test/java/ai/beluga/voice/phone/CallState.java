package ai.beluga.voice.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What script and TwiML of one live call share. The fields are guarded by {@link #moments()}. */
final class CallState {

    private final Moments moments = new Moments();
    private final TimeLine timeLine = new TimeLine();
    private final List<Violation> violations = new ArrayList<>();
    private Optional<MediaStream> stream = Optional.empty();
    private boolean ended;
    private boolean hungUp;

    Moments moments() {
        return moments;
    }

    TimeLine timeLine() {
        return timeLine;
    }

    void violation(Violation violation) {
        timeLine.add("violation", Map.of("code", "" + violation.code(), "what", violation.what()));
        moments.change(() -> violations.add(violation));
    }

    List<Violation> violations() {
        return moments.with(() -> List.copyOf(violations));
    }

    void attach(MediaStream live) {
        moments.change(() -> stream = Optional.of(live));
    }

    void end() {
        moments.change(() -> ended = true);
    }

    /** Ask inside {@link #moments()}. */
    Optional<MediaStream> stream() {
        return stream;
    }

    /** Ask inside {@link #moments()}. */
    boolean isEnded() {
        return ended;
    }

    boolean isHungUp() {
        return moments.with(() -> hungUp);
    }

    /** The caller leaves: the running stream is closed and no further verb is run. */
    void hangUp() {
        Optional<MediaStream> live = moments.with(() -> {
            hungUp = true;
            return stream.filter(MediaStream::isOpen);
        });
        live.ifPresent(MediaStream::hangUp);
    }
}
