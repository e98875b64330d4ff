package ai.beluga.voice.ops;

import ai.beluga.voice.otlp.ReceivedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A tracer that keeps spans as they end, as an exporter would send them. Without a parent given it takes the thread's, as the SDK does. */
final class RecordingTracer implements Tracer {

    private final List<ReceivedSpan> ended = new ArrayList<>();
    private long ids;

    /** In the order of their ends. */
    List<ReceivedSpan> spans() {
        return List.copyOf(ended);
    }

    @Override
    public SpanBuilder spanBuilder(String name) {
        return new Builder(name);
    }

    private String nextId(int digits) {
        ids++;
        return ("%0" + digits + "x").formatted(ids);
    }

    private final class Builder implements SpanBuilder {
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private Context parent = Context.current();
        private long startNanos;

        Builder(String name) {
            this.name = name;
        }

        @Override
        public SpanBuilder setParent(Context context) {
            parent = context;
            return this;
        }

        @Override
        public SpanBuilder setNoParent() {
            parent = Context.root();
            return this;
        }

        @Override
        public SpanBuilder addLink(SpanContext linked) {
            throw new UnsupportedOperationException("links");
        }

        @Override
        public SpanBuilder addLink(SpanContext linked, Attributes about) {
            throw new UnsupportedOperationException("links");
        }

        @Override
        public SpanBuilder setAttribute(String key, String value) {
            attributes.put(key, value);
            return this;
        }

        @Override
        public SpanBuilder setAttribute(String key, long value) {
            return setAttribute(key, "" + value);
        }

        @Override
        public SpanBuilder setAttribute(String key, double value) {
            return setAttribute(key, "" + value);
        }

        @Override
        public SpanBuilder setAttribute(String key, boolean value) {
            return setAttribute(key, "" + value);
        }

        @Override
        public <T> SpanBuilder setAttribute(AttributeKey<T> key, T value) {
            return setAttribute(key.getKey(), "" + value);
        }

        @Override
        public SpanBuilder setSpanKind(SpanKind kind) {
            return this;
        }

        @Override
        public SpanBuilder setStartTimestamp(long at, TimeUnit unit) {
            startNanos = unit.toNanos(at);
            return this;
        }

        @Override
        public Span startSpan() {
            SpanContext above = Span.fromContext(parent).getSpanContext();
            String trace = above.isValid() ? above.getTraceId() : nextId(32);
            SpanContext own = SpanContext.create(trace, nextId(16), TraceFlags.getSampled(), TraceState.getDefault());
            return new Running(own, above.isValid() ? above.getSpanId() : "", this);
        }
    }

    private final class Running implements Span {
        private final SpanContext context;
        private final String parent;
        private final Builder begun;
        private final Map<String, Long> events = new LinkedHashMap<>();
        private boolean error;

        Running(SpanContext context, String parent, Builder begun) {
            this.context = context;
            this.parent = parent;
            this.begun = begun;
        }

        @Override
        public <T> Span setAttribute(AttributeKey<T> key, T value) {
            begun.setAttribute(key, value);
            return this;
        }

        @Override
        public Span addEvent(String name, Attributes about) {
            return addEvent(name, about, 0, TimeUnit.NANOSECONDS);
        }

        @Override
        public Span addEvent(String name, Attributes about, long at, TimeUnit unit) {
            events.put(name, unit.toNanos(at));
            return this;
        }

        @Override
        public Span setStatus(StatusCode code, String description) {
            error = code == StatusCode.ERROR;
            return this;
        }

        @Override
        public Span recordException(Throwable thrown, Attributes about) {
            throw new UnsupportedOperationException("the message of an exception may hold what was said");
        }

        @Override
        public Span updateName(String name) {
            throw new UnsupportedOperationException("names");
        }

        @Override
        public void end() {
            end(0, TimeUnit.NANOSECONDS);
        }

        @Override
        public void end(long at, TimeUnit unit) {
            ended.add(new ReceivedSpan(
                    Tracing.SCOPE,
                    context.getTraceId(),
                    context.getSpanId(),
                    parent,
                    begun.name,
                    begun.startNanos,
                    unit.toNanos(at),
                    begun.attributes,
                    events,
                    error));
        }

        @Override
        public SpanContext getSpanContext() {
            return context;
        }

        @Override
        public boolean isRecording() {
            return true;
        }
    }
}
