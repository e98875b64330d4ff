package ai.beluga.voice.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One value of a measure.
 *
 * @param labels values as text
 * @param count of a histogram; 1 of everything else
 * @param value sum of a histogram
 */
public record ReceivedPoint(
        String scope, String name, String unit, Map<String, String> labels, long count, double value) {

    private static final int GAUGE = 5;
    private static final int SUM = 7;
    private static final int HISTOGRAM = 9;

    static List<ReceivedPoint> of(String scope, Fields metric) throws InvalidProtocolBufferException {
        List<ReceivedPoint> points = new ArrayList<>();
        for (int kind : List.of(GAUGE, SUM)) {
            for (Fields point : metric.message(kind).messages(1)) {
                double value = point.has(6) ? point.fixed(6) : point.fraction(4);
                points.add(new ReceivedPoint(scope, metric.text(1), metric.text(3), point.attributes(7), 1, value));
            }
        }
        for (Fields point : metric.message(HISTOGRAM).messages(1)) {
            points.add(new ReceivedPoint(
                    scope, metric.text(1), metric.text(3), point.attributes(9), point.fixed(4), point.fraction(5)));
        }
        return points;
    }
}
