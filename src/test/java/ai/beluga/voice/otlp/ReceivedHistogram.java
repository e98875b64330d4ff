package ai.beluga.voice.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A histogram with its buckets.
 *
 * @param labels values as text
 * @param bounds upper ends of all buckets but the last, which has none
 * @param counts one more than bounds
 */
public record ReceivedHistogram(
        String scope, String name, Map<String, String> labels, List<Double> bounds, List<Long> counts) {

    private static final int HISTOGRAM = 9;

    static List<ReceivedHistogram> of(String scope, Fields metric) throws InvalidProtocolBufferException {
        List<ReceivedHistogram> all = new ArrayList<>();
        for (Fields point : metric.message(HISTOGRAM).messages(1)) {
            all.add(new ReceivedHistogram(
                    scope,
                    metric.text(1),
                    point.attributes(9),
                    point.allFixed(7).stream().map(Double::longBitsToDouble).toList(),
                    point.allFixed(6)));
        }
        return all;
    }

    /** How many values there are. */
    public long count() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** What has come since {@code before}, which has the same bounds. */
    public ReceivedHistogram since(ReceivedHistogram before) {
        List<Long> fresh = IntStream.range(0, counts.size())
                .mapToObj(bucket -> counts.get(bucket) - before.counts().get(bucket))
                .toList();
        return new ReceivedHistogram(scope, name, labels, bounds, fresh);
    }

    /** The least bound that at most {@code most} values are above; infinite when there is none. */
    public double boundWithAbove(double most) {
        long above = count();
        for (int bucket = 0; bucket < bounds.size(); bucket++) {
            above -= counts.get(bucket);
            if (above <= most) {
                return bounds.get(bucket);
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
