package ai.beluga.voice.turn;

import java.util.function.Consumer;

/** Turns the scores of a voice activity detector into edges: hysteresis, least speech, least silence. */
public final class VoiceSmoother {

    private final VoiceSettings settings;
    private final Consumer<SpeechEdge> edges;
    private boolean speaking;
    private boolean sustained;
    private long startMillis;
    private long candidateMillis = -1;
    private long lastVoicedEndMillis;

    public VoiceSmoother(VoiceSettings settings, Consumer<SpeechEdge> edges) {
        this.settings = settings;
        this.edges = edges;
    }

    /** Takes the score of the audio from {@code endMillis - lengthMillis} to {@code endMillis}, in order. */
    public void score(long endMillis, long lengthMillis, double probability) {
        if (speaking) {
            whileSpeaking(endMillis, probability);
        } else {
            whileSilent(endMillis, lengthMillis, probability);
        }
    }

    /** The audio ended or does not go on: speech under way stops here. */
    public void cut(long atMillis) {
        candidateMillis = -1;
        if (speaking) {
            speaking = false;
            edges.accept(new SpeechEdge.Stopped(lastVoicedEndMillis, atMillis));
        }
    }

    private void whileSilent(long endMillis, long lengthMillis, double probability) {
        if (probability < settings.stopProbability()) {
            candidateMillis = -1;
            return;
        }
        if (candidateMillis < 0) {
            if (probability < settings.startProbability()) {
                return;
            }
            candidateMillis = endMillis - lengthMillis;
        }
        lastVoicedEndMillis = endMillis;
        if (endMillis - candidateMillis >= settings.minSpeech().toMillis()) {
            speaking = true;
            sustained = false;
            startMillis = candidateMillis;
            candidateMillis = -1;
            edges.accept(new SpeechEdge.Started(startMillis, endMillis));
            sustain(endMillis);
        }
    }

    private void whileSpeaking(long endMillis, double probability) {
        if (probability >= settings.stopProbability()) {
            lastVoicedEndMillis = endMillis;
            sustain(endMillis);
        } else if (endMillis - lastVoicedEndMillis >= settings.minSilence().toMillis()) {
            speaking = false;
            edges.accept(new SpeechEdge.Stopped(lastVoicedEndMillis, endMillis));
        }
    }

    private void sustain(long endMillis) {
        if (!sustained && endMillis - startMillis >= settings.sustained().toMillis()) {
            sustained = true;
            edges.accept(new SpeechEdge.Sustained(startMillis, endMillis));
        }
    }
}
