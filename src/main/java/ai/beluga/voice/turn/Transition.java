package ai.beluga.voice.turn;

import ai.beluga.voice.event.TurnId;

/**
 * A session went from one state to another.
 *
 * @param turn the newest reply, under way or not
 * @param atNanos on the session's clock
 * @param heardMillis how much of the caller's audio the session had heard by then, since the call began
 */
public record Transition(TurnState from, TurnState to, TurnId turn, long atNanos, long heardMillis, Cause cause) {

    /** What brought it about. */
    public enum Cause {
        /** A line came, the first one or another. */
        LINE_ATTACHED,
        /** The line was lost. */
        LINE_LOST,
        /** The caller spoke, or what was recognised of it. */
        SPEECH,
        /** The caller pressed a key, or a collection of keys came to its end. */
        KEY,
        /** The caller's turn was over: the pause was long enough. */
        PAUSE,
        /** The caller was silent for too long. */
        SILENCE,
        /** The first frame of a reply was sent. */
        REPLY_AUDIBLE,
        /** A reply was heard to its end. */
        REPLY_HEARD,
        /** A reply broke off, or did not come in time. */
        REPLY_FAILED,
        /** An engine the call cannot do without is gone. */
        ENGINE_LOST,
        /** The call, or the wait for another line, has lasted as long as it may. */
        TIME_UP,
        /** Somebody outside the conversation wanted it. */
        OUTSIDE,
        /** A fault of ours: the session could not go on. */
        SESSION_FAILED
    }

    /** What an input is the cause of. */
    public static Cause cause(TurnInput input) {
        return switch (input) {
            case TurnInput.LineAttached it -> Cause.LINE_ATTACHED;
            case TurnInput.LineLost it -> Cause.LINE_LOST;
            case TurnInput.Edge it -> Cause.SPEECH;
            case TurnInput.Text it -> Cause.SPEECH;
            case TurnInput.Sound it -> Cause.SPEECH;
            case TurnInput.Estimate it -> Cause.SPEECH;
            case TurnInput.Judged it -> Cause.SPEECH;
            case TurnInput.Digit it -> Cause.KEY;
            case TurnInput.Expecting it -> Cause.REPLY_AUDIBLE;
            case TurnInput.KeysWanted it -> Cause.REPLY_AUDIBLE;
            case TurnInput.ReplySays it -> Cause.REPLY_AUDIBLE;
            case TurnInput.ReplyStoppedBy it -> Cause.REPLY_AUDIBLE;
            case TurnInput.ReplyFilled it -> Cause.REPLY_AUDIBLE;
            case TurnInput.ReplyDry it -> Cause.REPLY_FAILED;
            case TurnInput.ReplyWorks it -> Cause.REPLY_AUDIBLE;
            case TurnInput.ReplyFlows it -> Cause.REPLY_AUDIBLE;
            case TurnInput.ReplyAudible it -> Cause.REPLY_AUDIBLE;
            case TurnInput.ReplyHeard it -> Cause.REPLY_HEARD;
            case TurnInput.ReplyFailed it -> Cause.REPLY_FAILED;
            case TurnInput.EngineLost it -> Cause.ENGINE_LOST;
            case TurnInput.TimerFired fired -> cause(fired.timer().kind());
            case TurnInput.Announce it -> Cause.OUTSIDE;
            case TurnInput.CancelAnnouncement it -> Cause.OUTSIDE;
            case TurnInput.EndRequested it -> Cause.OUTSIDE;
        };
    }

    private static Cause cause(TurnTimer.Kind timer) {
        return switch (timer) {
            case ENDPOINT, RECOGNITION, PREPARE, TURN -> Cause.PAUSE;
            case FALSE_INTERRUPTION -> Cause.SPEECH;
            case IDLE -> Cause.SILENCE;
            case DIGITS, COLLECTION -> Cause.KEY;
            case REPLY, DEAD_AIR, HEDGE, SHORTER -> Cause.REPLY_FAILED;
            case AWAY, WARNING, CALL -> Cause.TIME_UP;
        };
    }
}
