package ai.beluga.voice.provider.moonshine;

import ai.beluga.voice.hearing.Cleaned;
import ai.beluga.voice.hearing.Noise;
import ai.beluga.voice.provider.spectral.LoadedSpectral;
import ai.beluga.voice.provider.webrtcnoise.LoadedWebrtcNoise;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.testkit.Recording;
import ai.beluga.voice.testkit.WordErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Measures what the recogniser makes of noisy speech, as it came and cleaned, on the recordings that may be tuned on:
 * {@code mvn test -Dtest=NoisyRecognitionFigures}; result in {@code target/noisy-recognition-figures.txt}.
 */
class NoisyRecognitionFigures {

    private static final List<String> NAMES = List.of("jfk", "cards-001", "digits-2934z", "t1", "t2");
    /** Of noise alone before the words, so that the engines know it. */
    private static final int SILENCE_MILLIS = 2_000;
    /** What the recogniser gets of that. */
    private static final int MARGIN_SAMPLES = 2_000;

    @Test
    void measure() throws IOException {
        Map<String, UnaryOperator<short[]>> ways = new LinkedHashMap<>();
        ways.put("raw", samples -> samples);
        ways.put("spectral", through(LoadedSpectral.suppressor()));
        ways.put("webrtc", through(LoadedWebrtcNoise.suppressor()));
        List<String> report = new ArrayList<>();
        for (double snrDb : new double[] {10, 5}) {
            for (Noise noise : Noise.real()) {
                ways.forEach((way, clean) -> report.add(
                        "%2.0f dB %-6s %-8s %s".formatted(snrDb, noise, way, percent(errors(noise, snrDb, clean)))));
            }
        }
        Files.write(Path.of("target/noisy-recognition-figures.txt"), report);
    }

    private static UnaryOperator<short[]> through(NoiseSuppressor engine) {
        return samples -> Cleaned.by(engine, samples);
    }

    private static String percent(WordErrors errors) {
        return "%d of %d words wrong, %.1f %%".formatted(errors.errors(), errors.words(), 100 * errors.rate());
    }

    private static WordErrors errors(Noise noise, double snrDb, UnaryOperator<short[]> clean) {
        WordErrors errors = WordErrors.NONE;
        for (String name : NAMES) {
            Recording recording = Recording.named(name);
            short[] speech = Recording.joined(SILENCE_MILLIS, recording);
            for (long seed = 1; seed <= 3; seed++) {
                short[] heard = clean.apply(noise.under(speech, snrDb, seed));
                int from = 8 * SILENCE_MILLIS - MARGIN_SAMPLES;
                short[] clip = Recogniser.wide(
                        Arrays.copyOfRange(heard, from, from + recording.samples().length + 2 * MARGIN_SAMPLES));
                String text = Recogniser.transcriber()
                        .heard(new SpeechAudio.Clip(clip, clip.length), () -> false)
                        .text();
                errors = errors.plus(WordErrors.between(recording.words(), text));
            }
        }
        return errors;
    }
}
