package ai.beluga.voice.testkit;

import ai.beluga.voice.gateway.PhraseFiles;
import ai.beluga.voice.turn.InterruptionSettings;
import ai.beluga.voice.turn.Phrases;
import ai.beluga.voice.turn.TurnSettings;
import java.util.Locale;

/** Settings of a gateway that speaks English, as nothing configured gives them. */
public final class English {

    public static final Phrases PHRASES = PhraseFiles.of(Locale.US);
    public static final InterruptionSettings INTERRUPTION = InterruptionSettings.DEFAULT.speaking(PHRASES);
    public static final TurnSettings TURN = TurnSettings.DEFAULT.with(INTERRUPTION);

    private English() {}
}
