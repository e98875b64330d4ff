package ai.beluga.voice.journal;

import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.VoiceSettings;
import java.util.List;

/**
 * First line of a journal.
 *
 * @param format version of the form of the lines, {@link #FORMAT}
 * @param software version of the gateway that wrote it
 * @param call identity of the call
 * @param began when, ISO 8601 in UTC; decides nothing
 * @param text {@code true} when words and keys are in it as they were; otherwise others stand for them
 * @param voice how scores became edges
 * @param turn what the turn machine was told to do
 * @param settings the same as the operator's keys and values, so that single ones can be changed; may be empty
 */
// Eight components, as it is a page of facts and not a list of arguments that could be mixed up.
public record Header(
        int format,
        String software,
        String call,
        String began,
        boolean text,
        VoiceSettings voice,
        TurnSettings turn,
        List<Setting> settings) {

    /** The form that is written and understood. */
    public static final int FORMAT = 2;

    public Header {
        settings = List.copyOf(settings);
    }

    /** A key with its value as an operator would write it. */
    public record Setting(String key, String value) {}
}
