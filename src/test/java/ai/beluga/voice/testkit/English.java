package ai.beluga.voice.testkit;

import ai.beluga.voice.gateway.PhraseFiles;
import ai.beluga.voice.turn.DeadAirSettings;
import ai.beluga.voice.turn.InterruptionSettings;
import ai.beluga.voice.turn.Phrases;
import ai.beluga.voice.turn.TurnSettings;
import java.time.Duration;
import java.util.Locale;

/** Settings of a gateway that speaks English, as nothing configured gives them. */
public final class English {

    public static final Phrases PHRASES = PhraseFiles.of(Locale.US);
    public static final InterruptionSettings INTERRUPTION = interruption(true);
    /** On a line that gives nothing back. */
    public static final InterruptionSettings WITHOUT_ECHO = interruption(false);

    /** The caller waits until the reply fails. */
    public static final DeadAirSettings SILENCE_BORNE =
            new DeadAirSettings(Duration.ZERO, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 2, false);

    public static final TurnSettings TURN = TurnSettings.DEFAULT.with(INTERRUPTION);

    private English() {}

    private static InterruptionSettings interruption(boolean echo) {
        InterruptionSettings any = InterruptionSettings.DEFAULT;
        return new InterruptionSettings(
                any.mode(),
                any.minWords(),
                any.interims(),
                any.keep(),
                any.leastLevel(),
                echo,
                any.prompts(),
                any.replies(),
                PHRASES);
    }
}
