package ai.beluga.voice.provider.neuralvad;

import java.util.Arrays;

/** The bundled generations of the network; the costs at 8 kHz are those of docs/hearing-cost.md, those at 16 kHz in proportion. */
enum SileroVersion {
    V4("v4", 5_000, 5_000),
    V5("v5", 3_000, 3_900),
    V6("v6", 3_300, 4_600);

    private final String key;
    private final int costMicros8k;
    private final int costMicros16k;

    SileroVersion(String key, int costMicros8k, int costMicros16k) {
        this.key = key;
        this.costMicros8k = costMicros8k;
        this.costMicros16k = costMicros16k;
    }

    /** By the name it has in configuration, e.g. {@code v6}. */
    static SileroVersion named(String name) {
        return Arrays.stream(values())
                .filter(version -> version.key.equals(name))
                .findFirst()
                .orElseThrow();
    }

    String file() {
        return "silero_vad_" + key + ".onnx";
    }

    /** Processor time for a second of one call that runs it alone, as published in docs/hearing-cost.md. */
    int costMicros(int sampleRateHz) {
        return sampleRateHz == 8_000 ? costMicros8k : costMicros16k;
    }
}
