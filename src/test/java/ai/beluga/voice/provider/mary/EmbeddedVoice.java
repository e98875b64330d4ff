package ai.beluga.voice.provider.mary;

import ai.beluga.voice.speech.tts.Reports;
import ai.beluga.voice.speech.tts.TextToSpeech;
import ai.beluga.voice.speech.tts.TtsEvent;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

/** The real voice, for tests of others. */
public final class EmbeddedVoice {

    private static final int ONLY_SEGMENT = 1;

    private static final TextToSpeech HERE = on(Runnable::run);

    private EmbeddedVoice() {}

    /** Speaks on {@code executor}, two sentences at a time. */
    public static TextToSpeech on(Executor executor) {
        return new MaryTextToSpeech(executor, key -> key.equals(MaryKeys.VOICES) ? 2 : 100);
    }

    /** A text as 8 kHz mu-law. */
    public static byte[] muLaw(String text) {
        return Reports.audio(spoken(text), ONLY_SEGMENT);
    }

    /** What is reported of a text spoken as segment 1. */
    public static List<TtsEvent> spoken(String text) {
        Reports reports = new Reports();
        TextToSpeech.Stream stream =
                HERE.open(Locale.US, reports).toCompletableFuture().join();
        stream.speak(ONLY_SEGMENT, text);
        return reports.untilDone(ONLY_SEGMENT);
    }
}
