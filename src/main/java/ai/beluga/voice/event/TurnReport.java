package ai.beluga.voice.event;

import java.util.List;
import java.util.OptionalLong;

/**
 * What was measured of one turn, from the end of the caller's speech until nothing more of the reply will be heard.
 *
 * @param moments when it reached what
 * @param speechEndMillis {@link TurnMoment#SPEECH_ENDED} on the media time of the call, which counts the caller's audio; empty
 *     when the turn did not end with speech
 * @param interruptions sounds of the caller while it was to be heard, in order
 */
public record TurnReport(
        TurnKind kind,
        TurnOutcome outcome,
        TurnMoments moments,
        OptionalLong speechEndMillis,
        Playout playout,
        List<Interruption> interruptions) {

    public TurnReport {
        interruptions = List.copyOf(interruptions);
    }
}
