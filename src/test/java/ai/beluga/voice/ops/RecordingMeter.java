package ai.beluga.voice.ops;

import ai.beluga.voice.otlp.ReceivedPoint;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A meter that adds up what is recorded, as the last export of a cumulative exporter would tell it. */
final class RecordingMeter {

    private final Map<List<Object>, ReceivedPoint> points = new HashMap<>();
    private final List<Runnable> observed = new ArrayList<>();

    Meter meter() {
        return proxy(Meter.class, this::instrument);
    }

    /** What was recorded and what is observed now. */
    List<ReceivedPoint> points() {
        observed.forEach(Runnable::run);
        return List.copyOf(points.values());
    }

    private Object instrument(Object meter, Method method, Object[] arguments) {
        return proxy(method.getReturnType(), new Building("" + arguments[0]));
    }

    private void add(Building instrument, Object[] recorded, boolean replaces) {
        double value = ((Number) recorded[0]).doubleValue();
        Map<String, String> labels = new LinkedHashMap<>();
        if (recorded.length > 1) {
            ((Attributes) recorded[1]).forEach((key, label) -> labels.put(key.getKey(), "" + label));
        }
        ReceivedPoint point = new ReceivedPoint(Tracing.SCOPE, instrument.name, instrument.unit, labels, 1, value);
        points.merge(
                List.of(instrument.name, labels),
                point,
                (before, now) -> replaces
                        ? now
                        : new ReceivedPoint(
                                now.scope(),
                                now.name(),
                                now.unit(),
                                now.labels(),
                                before.count() + 1,
                                before.value() + now.value()));
    }

    /** Builders give themselves back until an instrument is built. */
    private final class Building implements InvocationHandler {
        private final String name;
        private String unit = "";

        Building(String name) {
            this.name = name;
        }

        @Override
        public Object invoke(Object builder, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "setUnit" -> {
                    unit = "" + arguments[0];
                    yield builder;
                }
                case "build" -> proxy(method.getReturnType(), this::recorded);
                case "buildWithCallback" -> observing(method.getReturnType(), arguments[0]);
                default -> builder;
            };
        }

        private Object recorded(Object instrument, Method method, Object[] arguments) {
            add(this, arguments, false);
            return this;
        }

        @SuppressWarnings("unchecked") // the one kind of callback there is
        private Object observing(Class<?> kind, Object callback) {
            Class<?> measurement = kind.getSimpleName().contains("Double")
                    ? io.opentelemetry.api.metrics.ObservableDoubleMeasurement.class
                    : io.opentelemetry.api.metrics.ObservableLongMeasurement.class;
            Object now = proxy(measurement, (self, method, arguments) -> {
                add(this, arguments, true);
                return self;
            });
            Runnable look = () -> ((Consumer<Object>) callback).accept(now);
            observed.add(look);
            return proxy(kind, (self, method, arguments) -> observed.remove(look));
        }
    }

    private static <T> T proxy(Class<T> kind, InvocationHandler handler) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, handler));
    }
}
