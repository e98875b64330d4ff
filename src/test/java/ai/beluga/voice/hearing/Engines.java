package ai.beluga.voice.hearing;

import ai.beluga.voice.provider.energy.LoadedEnergy;
import ai.beluga.voice.provider.fvad.LoadedFvad;
import ai.beluga.voice.provider.neuralvad.LoadedDetectors;
import ai.beluga.voice.provider.rnnoise.LoadedRnnoise;
import ai.beluga.voice.provider.spectral.LoadedSpectral;
import ai.beluga.voice.provider.webrtcnoise.LoadedWebrtcNoise;
import ai.beluga.voice.speech.noise.NoiseSuppressor;
import ai.beluga.voice.speech.vad.VoiceActivityDetector;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The engines under test with their default settings, by the names that configuration knows them by. */
final class Engines {

    static final String SILERO = "silero";
    static final String ENERGY = "energy";

    private Engines() {}

    /** {@code onnx} is given the network of Silero 5 as a file. */
    static Map<String, VoiceActivityDetector> detectors() {
        Map<String, VoiceActivityDetector> engines = new LinkedHashMap<>();
        engines.put(SILERO, LoadedDetectors.silero());
        engines.put("onnx", LoadedDetectors.onnx(model("silero_vad_v5.onnx")));
        engines.put("webrtc", LoadedFvad.detector());
        engines.put(ENERGY, LoadedEnergy.detector());
        return engines;
    }

    static Map<String, NoiseSuppressor> suppressors() {
        Map<String, NoiseSuppressor> engines = new LinkedHashMap<>();
        engines.put("webrtc", LoadedWebrtcNoise.suppressor());
        engines.put("spectral", LoadedSpectral.suppressor());
        engines.put("rnnoise", LoadedRnnoise.suppressor("beluga.noise.rnnoise.processor-share", "1.0"));
        return engines;
    }

    private static Path model(String file) {
        try {
            return Path.of(Objects.requireNonNull(Engines.class.getResource("/models/" + file), file)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
