package ai.beluga.voice.journal;

import ai.beluga.voice.turn.TurnDecision;
import ai.beluga.voice.turn.TurnInput;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;

/** Replays that nobody looks at. */
public final class ReplayedCalls {

    private ReplayedCalls() {}

    /** With the settings of the journal. */
    public static Outcome exactly(RecordedCall call) {
        return with(call, call.header().voice(), call.header().turn());
    }

    public static Outcome with(RecordedCall call, VoiceSettings voice, TurnSettings turn) {
        Replay.Watcher nobody = new Replay.Watcher() {
            @Override
            public void input(long nowNanos, TurnInput input) {}

            @Override
            public void decided(long nowNanos, TurnDecision decision) {}
        };
        return new Replay(call, voice, turn, nobody).run();
    }
}
