package ai.beluga.voice.session;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;

/** Receives the facts of calls: those of one call in order, never two at once; those of different calls side by side. */
@FunctionalInterface
public interface CallEvents {

    /**
     * Something happened in a call. May block; audio does not wait for it.
     *
     * @param sequence counts from 1 within the call, without gaps
     */
    void on(CallId call, long sequence, CallEvent event);
}
