package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnTap;
import ai.beluga.voice.turn.VoiceSettings;

/** Gives each call somebody who is told of everything that its decisions depend upon. */
@FunctionalInterface
public interface Taps {

    /** Nobody is told. */
    Taps NONE = (call, voice, turn) -> TurnTap.NONE;

    /** Called once a call, before anything is decided; must not block or fail. */
    TurnTap open(CallId call, VoiceSettings voice, TurnSettings turn);
}
