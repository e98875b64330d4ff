package ai.beluga.voice.ops;

import ai.beluga.voice.call.StreamPromised;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.session.CallEvents;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.TimeOfDay;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * One trace a call, by MicroProfile Telemetry: docs/telemetry.md names its spans. Built from the facts of the call, so that
 * neither audio nor a thread's own context has a part in it: traces of calls that run side by side cannot mix.
 *
 * <p>Where telemetry is switched off the platform's tracer does nothing, and so does this.
 */
@Singleton
public class Tracing implements CallEvents {

    /** The name our spans and measures come under. */
    static final String SCOPE = "ai.beluga.voice";

    /** Calls that were answered and have not begun; those beyond are traced on their own. */
    private static final int MOST_PROMISES = 1_000;

    private final Tracer tracer;
    private final Ticker ticker;
    private final InstantSource wall;
    private final Map<CallId, TracedCall> live = new ConcurrentHashMap<>();
    private final Map<CallId, SpanContext> promises = new LinkedHashMap<>();

    @Inject
    Tracing(Instance<OpenTelemetry> platform, Ticker ticker) {
        this(platformOf(platform).getTracer(SCOPE), ticker, InstantSource.system());
    }

    Tracing(Tracer tracer, Ticker ticker, InstantSource wall) {
        this.tracer = tracer;
        this.ticker = ticker;
        this.wall = wall;
    }

    /** That of the server; one that does nothing where the server has none. */
    static OpenTelemetry platformOf(Instance<OpenTelemetry> platform) {
        return platform.isResolvable() ? platform.get() : OpenTelemetry.noop();
    }

    /** On the thread of the carrier's request: its trace becomes the call's. */
    void promised(@Observes StreamPromised promised) {
        Span request = Span.current();
        if (request.getSpanContext().isValid()) {
            request.setAttribute(TracedCall.CALL, promised.call().value());
            remember(promised.call(), request.getSpanContext());
        }
    }

    /** A line that is promised to a call under way belongs to the trace it has. */
    private void remember(CallId call, SpanContext request) {
        if (!live.containsKey(call)) {
            synchronized (promises) {
                promises.putIfAbsent(call, request);
                if (promises.size() > MOST_PROMISES) {
                    promises.remove(promises.keySet().iterator().next());
                }
            }
        }
    }

    @Override
    public void on(CallId call, long sequence, CallEvent event) {
        switch (event) {
            case CallEvent.SessionBegan began ->
                live.put(
                        call,
                        new TracedCall(tracer, call, requestOf(call), TimeOfDay.read(ticker, wall), began.atNanos()));
            case CallEvent.LineOpened opened -> with(call, traced -> traced.lineOpened(opened.resumed()));
            case CallEvent.LineClosed closed -> with(call, TracedCall::lineClosed);
            case CallEvent.TurnOver over -> with(call, traced -> traced.turn(over.turn(), over.report()));
            case CallEvent.CallEnded ended -> {
                with(call, traced -> traced.ended(ended));
                live.remove(call);
            }
            // The rest is what was said, or stands in the turn's report.
            default -> {}
        }
    }

    private Optional<SpanContext> requestOf(CallId call) {
        synchronized (promises) {
            return Optional.ofNullable(promises.remove(call));
        }
    }

    private void with(CallId call, Consumer<TracedCall> action) {
        Optional.ofNullable(live.get(call)).ifPresent(action);
    }
}
