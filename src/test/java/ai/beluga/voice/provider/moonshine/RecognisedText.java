package ai.beluga.voice.provider.moonshine;

/** What the embedded recogniser understands of a recording, for tests of any package. */
public final class RecognisedText {

    private RecognisedText() {}

    /**
     * As one piece, to the end.
     *
     * @param telephone PCM16 at 8 kHz, at most half a minute
     */
    public static String of(short[] telephone) {
        short[] speech = Recogniser.wide(telephone);
        return Recogniser.transcriber()
                .heard(new SpeechAudio.Clip(speech, speech.length), () -> false)
                .text();
    }
}
