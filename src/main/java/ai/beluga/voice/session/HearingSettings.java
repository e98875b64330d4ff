package ai.beluga.voice.session;

import ai.beluga.voice.pipeline.stage.RecogniserInput;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;

/**
 * How the caller's audio becomes edges and text.
 *
 * @param voice how scores become edges
 * @param recogniser which audio the recogniser gets
 * @param preRoll speech sent to the recogniser from before the moment it began
 */
public record HearingSettings(VoiceSettings voice, RecogniserInput recogniser, Duration preRoll) {}
