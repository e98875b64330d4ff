package ai.beluga.voice.call;

import java.util.Set;

/** Where a call stands, seen from the carrier's side. */
public enum CallState {
    /** The carrier was told to open a stream and has not yet. */
    CONNECTING,
    /** A stream was admitted; the session decides when the conversation is over. */
    TALKING,
    /** The conversation is over; the carrier has not yet asked what to do. */
    ENDED,
    /** The carrier was told to connect a person. */
    TRANSFERRING,
    /** Nothing more will happen. */
    FINISHED;

    /** Whether a call in this state may become {@code next}. */
    public boolean allows(CallState next) {
        return following().contains(next);
    }

    /** Whether it takes one of the places for calls. */
    public boolean live() {
        return this == CONNECTING || this == TALKING;
    }

    private Set<CallState> following() {
        return switch (this) {
            case CONNECTING, TALKING -> Set.of(TALKING, ENDED, FINISHED);
            case ENDED -> Set.of(TRANSFERRING, FINISHED);
            case TRANSFERRING -> Set.of(FINISHED);
            case FINISHED -> Set.of();
        };
    }
}
