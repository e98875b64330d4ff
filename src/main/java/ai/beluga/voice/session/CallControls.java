package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import java.util.Optional;

/** Where the live conversations of this node can be reached from outside. */
@FunctionalInterface
public interface CallControls {

    /** Steers a call's conversation; empty when it has none here, not yet or not any more. */
    Optional<CallControl> of(CallId call);
}
