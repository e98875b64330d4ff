package ai.beluga.voice.call;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One phone call. Immutable; each step gives a new one.
 *
 * @param id given by the carrier
 * @param state where it stands
 * @param endReason why its conversation ended; empty while it goes on
 * @param resumes streams it was given in place of lost ones
 * @param changedNanos when it last changed, on the clock of {@link Calls}
 * @param details what the carrier said about it, by the carrier's names; may hold phone numbers, so never logged
 */
public record Call(
        CallId id,
        CallState state,
        Optional<EndReason> endReason,
        int resumes,
        long changedNanos,
        Map<String, List<String>> details) {

    public Call {
        details = Map.copyOf(details);
    }

    static Call connecting(CallId id, Map<String, List<String>> details, long nanos) {
        return new Call(id, CallState.CONNECTING, Optional.empty(), 0, nanos, details);
    }

    /** A stream was admitted. */
    Call talking(long nanos) {
        return moved(CallState.TALKING, endReason, nanos);
    }

    /** One more stream was promised. */
    Call resumed(long nanos) {
        return new Call(id, state, endReason, resumes + 1, nanos, details);
    }

    /** The conversation is over. */
    Call ended(EndReason reason, long nanos) {
        return moved(CallState.ENDED, Optional.of(reason), nanos);
    }

    Call transferring(long nanos) {
        return moved(CallState.TRANSFERRING, endReason, nanos);
    }

    /** Nothing more will happen, so what was said about it is let go. */
    Call finished(long nanos) {
        Call over = moved(CallState.FINISHED, endReason, nanos);
        return new Call(id, over.state, endReason, resumes, nanos, Map.of());
    }

    private Call moved(CallState next, Optional<EndReason> reason, long nanos) {
        if (!state.allows(next)) {
            throw new IllegalStateException("call " + id + " cannot go from " + state + " to " + next);
        }
        return new Call(id, next, reason, resumes, nanos, details);
    }
}
