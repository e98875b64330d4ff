package ai.beluga.voice.session;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import java.util.concurrent.Executor;

/**
 * Carries the facts of one call to those who want them: numbered and in order. Interim texts beyond the bound are dropped
 * before they are numbered; nothing else is.
 */
final class FactLane {

    private static final int MOST_WAITING = 1_000;

    private final CallId call;
    private final Lane lane;
    private final CallEvents receiver;
    /** Of the newest fact told; counted where they are told, one at a time. */
    private long sequence;

    FactLane(CallId call, Executor executor, CallEvents receiver) {
        this.call = call;
        this.lane = new Lane(call, executor);
        this.receiver = receiver;
    }

    void add(CallEvent fact) {
        int most = fact instanceof CallEvent.CallerSpeaking ? MOST_WAITING : Integer.MAX_VALUE;
        lane.add(() -> receiver.on(call, ++sequence, fact), most);
    }
}
