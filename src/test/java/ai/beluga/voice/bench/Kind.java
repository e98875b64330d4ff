package ai.beluga.voice.bench;

import java.util.Locale;

/** What kind of work a benchmark measures, one table each; the names of the classes tell. */
enum Kind {
    CORE("Core", "G711|Resampler|Pipeline", """
        Frames of 20 ms; the smoothing takes a score each 32 ms. Coding and change of sample rate must not allocate.
        """),
    VOICE_ACTIVITY("Voice activity", "Silero|Energy|.*Voice.*", """
        Speech at 8 kHz in frames of 20 ms, without the pipeline's stage. Each score is a record put on the heap, which is
        all that `energy` allocates; `energy arithmetic alone` makes the same scores without the records and must not
        allocate. `webrtc without the servers option` lacks the option named above. `onnx` is the network of Silero v5 from
        a file, one call. Silero hears 64 calls, alone (each call runs the network for itself) or batched, with frames that
        come all at the same moment (in lock step) or each call's at its own (out of phase); its version is the default one
        where none is named.
        """),
    NOISE("Noise suppression", ".*Noise.*", """
        Speech at 8 kHz in frames of 20 ms through the pipeline's stage, which brings it to the engine's rate and frames and
        back and hands events on: `none` is what the stage itself costs. `spectral without the stage` is the engine's
        arithmetic and must not allocate.
        """),
    TURN("Turn detection", ".*Turn.*", """
        Asked once a pause, not frame by frame. `silence` looks at one sentence, `smart turn` hears a turn of 8 s; its front end
        makes features of audio at 16 kHz, the whole estimate resamples, makes features and runs the network.
        """) {
        private static final double MICROS_PER_MILLI = 1_000;

        @Override
        String head() {
            return """
                | engine | ms per estimate | fastest to slowest | bytes per estimate |
                |---|---|---|---|
                """;
        }

        @Override
        String row(Cost cost) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s to %s | %,.1f |\n",
                    cost.label(),
                    figure(cost.micros() / MICROS_PER_MILLI),
                    figure(cost.fastestMicros() / MICROS_PER_MILLI),
                    figure(cost.slowestMicros() / MICROS_PER_MILLI),
                    cost.bytes());
        }
    };

    private static final int FIGURES = 3;

    private final String title;
    private final String names;
    private final String note;

    Kind(String title, String names, String note) {
        this.title = title;
        this.names = names;
        this.note = note;
    }

    /**
     * Which it is.
     *
     * @throws IllegalArgumentException for a benchmark that has no place in the page
     */
    static Kind of(Cost cost) {
        String name = cost.benchmark().replaceAll("Benchmark\\..*", "");
        for (Kind kind : values()) {
            if (name.matches(kind.names)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no table has a place for " + cost.benchmark());
    }

    String title() {
        return title;
    }

    /** What was measured, in a few sentences. */
    String note() {
        return note;
    }

    /** Head of the table. */
    String head() {
        return """
            | engine | µs per second of audio | fastest to slowest | calls per core | bytes per second | bytes per 20 ms |
            |---|---|---|---|---|---|
            """;
    }

    /** A row of the table. */
    String row(Cost cost) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s to %s | %,.0f | %,.1f | %,.1f |\n",
                cost.label(),
                figure(cost.micros()),
                figure(cost.fastestMicros()),
                figure(cost.slowestMicros()),
                cost.callsPerCore(),
                cost.bytes(),
                cost.bytesPerFrame());
    }

    /** Three figures that mean something. */
    private static String figure(double value) {
        int before = value > 0 ? 1 + (int) Math.floor(Math.log10(value)) : FIGURES;
        return String.format(Locale.ROOT, "%,." + Math.max(0, FIGURES - before) + "f", value);
    }
}
