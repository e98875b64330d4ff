package ai.beluga.voice.ops;

import ai.beluga.voice.pipeline.HeldAudio;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How long the gateway holds audio between caller and model, beside {@link Meters}: these are recorded on the threads that
 * carry audio, a hundred times a second of a call, without labels and without anything made for it.
 */
@Singleton
class HoldMeters implements HeldAudio {

    private static final double NANOS_PER_SECOND = 1e9;

    /** Dense where a healthy gateway is, so that a 99th percentile of 3 or 5 ms can be told. */
    private static final List<Double> HOLDS = List.of(
            0.000_05, 0.000_1, 0.000_15, 0.000_2, 0.000_3, 0.000_4, 0.000_5, 0.000_75, 0.001, 0.001_5, 0.002, 0.002_5,
            0.003, 0.004, 0.005, 0.007_5, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5);

    private final DoubleHistogram toVendor;
    private final DoubleHistogram toLine;

    @Inject
    HoldMeters(Instance<OpenTelemetry> platform) {
        this(Tracing.platformOf(platform).getMeter(Tracing.SCOPE));
    }

    HoldMeters(Meter meter) {
        this.toVendor = histogram(
                meter,
                "beluga.s2s.to_vendor",
                "A frame of the caller taken from the line until it was given to the model's vendor");
        this.toLine = histogram(
                meter, "beluga.s2s.to_line", "Audio taken from the model's vendor until it was sent or could be sent");
    }

    private static DoubleHistogram histogram(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(HOLDS)
                .build();
    }

    @Override
    public void toModel(long nanos) {
        toVendor.record(nanos / NANOS_PER_SECOND);
    }

    @Override
    public void toLine(long nanos) {
        toLine.record(nanos / NANOS_PER_SECOND);
    }
}
