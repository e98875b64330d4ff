package ai.beluga.voice.turn;

import ai.beluga.voice.turn.TurnTimer.Kind;

/** How a reply came to its end. */
public enum ReplyEnd {
    /** Heard to the end, as far as is known. */
    HEARD,
    /** The caller took the floor. */
    INTERRUPTED,
    /** The line was lost. */
    LINE_LOST,
    /** It broke off or never came. */
    FAILED,
    /** Something else had to be said at once. */
    REPLACED,
    /** Whoever wanted it wants it no more. */
    CANCELLED;

    /** How a reply ended that was under way before this input and is no more. */
    static ReplyEnd by(TurnInput input) {
        return switch (input) {
            case TurnInput.ReplyHeard heard -> HEARD;
            case TurnInput.LineLost lost -> LINE_LOST;
            case TurnInput.ReplyFailed failed -> FAILED;
            case TurnInput.EngineLost lost -> FAILED;
            case TurnInput.TimerFired fired -> by(fired.timer().kind());
            case TurnInput.Announce announce -> REPLACED;
            case TurnInput.CancelAnnouncement cancel -> CANCELLED;
            default -> INTERRUPTED;
        };
    }

    private static ReplyEnd by(Kind timer) {
        return switch (timer) {
            case REPLY, DEAD_AIR, HEDGE, SHORTER -> FAILED;
            case CALL -> REPLACED;
            default -> INTERRUPTED;
        };
    }
}
