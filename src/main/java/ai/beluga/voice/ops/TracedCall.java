package ai.beluga.voice.ops;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.Interruption;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.TurnKind;
import ai.beluga.voice.event.TurnMoment;
import ai.beluga.voice.event.TurnMoments;
import ai.beluga.voice.event.TurnOutcome;
import ai.beluga.voice.event.TurnReport;
import ai.beluga.voice.time.TimeOfDay;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The spans of one call. All their times come from the session's clock; parents are given, never taken from the thread. No name
 * and no attribute holds anything that was said, or a number that was dialled.
 */
final class TracedCall {

    static final AttributeKey<String> CALL = AttributeKey.stringKey("beluga.call.id");

    private static final AttributeKey<String> REASON = AttributeKey.stringKey("beluga.call.end.reason");
    private static final AttributeKey<String> OWNER = AttributeKey.stringKey("beluga.call.end.owner");
    private static final AttributeKey<Long> DROPPED = AttributeKey.longKey("beluga.call.frames.dropped");
    private static final AttributeKey<Boolean> RESUMED = AttributeKey.booleanKey("beluga.line.resumed");
    private static final AttributeKey<Long> TURN = AttributeKey.longKey("beluga.turn.number");
    private static final AttributeKey<String> KIND = AttributeKey.stringKey("beluga.turn.kind");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("beluga.turn.outcome");
    private static final AttributeKey<Double> LATENCY = AttributeKey.doubleKey("beluga.turn.latency");
    private static final AttributeKey<Double> AUDIBLE_LATENCY = AttributeKey.doubleKey("beluga.turn.audible_latency");
    private static final AttributeKey<Long> SPEECH_END = AttributeKey.longKey("beluga.turn.speech_end.media_millis");
    private static final AttributeKey<Double> HEARD = AttributeKey.doubleKey("beluga.turn.heard");
    private static final AttributeKey<Long> UNHEARD_WORDS = AttributeKey.longKey("beluga.turn.unheard_words");
    private static final AttributeKey<Long> UNDERRUNS = AttributeKey.longKey("beluga.turn.underruns");
    private static final AttributeKey<Boolean> ESTIMATED = AttributeKey.booleanKey("beluga.turn.estimated");
    private static final AttributeKey<Boolean> COMPLETE = AttributeKey.booleanKey("beluga.stage.complete");
    private static final AttributeKey<Boolean> REAL = AttributeKey.booleanKey("beluga.interruption.real");

    private static final double NANOS_PER_SECOND = 1e9;

    private record Stage(String name, TurnMoment from, TurnMoment to) {}

    /** One ends where the next begins: their lengths add up to the turn's. */
    private static final List<Stage> STAGES = List.of(
            new Stage("endpointing", TurnMoment.SPEECH_ENDED, TurnMoment.PAUSE_OVER),
            new Stage("recognition", TurnMoment.PAUSE_OVER, TurnMoment.ASKED),
            new Stage("agent", TurnMoment.ASKED, TurnMoment.FIRST_CLAUSE),
            new Stage("synthesis", TurnMoment.FIRST_CLAUSE, TurnMoment.FIRST_AUDIO),
            new Stage("gateway", TurnMoment.FIRST_AUDIO, TurnMoment.FIRST_FRAME),
            new Stage("playout", TurnMoment.FIRST_FRAME, TurnMoment.OVER));

    private static final int FIRST_STAGE_OF_A_PROMPT = 3;

    private final Tracer tracer;
    private final TimeOfDay time;
    private final long beganNanos;
    private final Span span;
    private final Context inCall;

    /** @param request the carrier's, when the platform traced it: this call goes on with its trace */
    TracedCall(Tracer tracer, CallId call, Optional<SpanContext> request, TimeOfDay time, long beganNanos) {
        this.tracer = tracer;
        this.time = time;
        this.beganNanos = beganNanos;
        Context parent =
                request.map(known -> Context.root().with(Span.wrap(known))).orElse(Context.root());
        this.span = started("call", parent, beganNanos)
                .setAttribute(CALL, call.value())
                .startSpan();
        this.inCall = Context.root().with(span);
    }

    void lineOpened(boolean resumed) {
        span.addEvent("line opened", Attributes.of(RESUMED, resumed));
    }

    void lineClosed() {
        span.addEvent("line closed");
    }

    /** A turn is over: it and its stages, as they were measured. */
    void turn(TurnId number, TurnReport report) {
        TurnMoments moments = report.moments();
        long end = at(moments, TurnMoment.OVER);
        Span turn = started("turn", inCall, at(moments, TurnMoment.SPEECH_ENDED))
                .setAttribute(TURN, (long) number.number())
                .setAttribute(KIND, word(report.kind()))
                .setAttribute(OUTCOME, word(report.outcome()))
                .setAttribute(HEARD, seconds(report.playout().heard()))
                .setAttribute(UNHEARD_WORDS, (long) report.playout().unheardWords())
                .setAttribute(UNDERRUNS, (long) report.playout().underruns())
                .setAttribute(ESTIMATED, report.playout().estimated())
                .startSpan();
        report.speechEndMillis().ifPresent(millis -> turn.setAttribute(SPEECH_END, millis));
        moments.between(TurnMoment.SPEECH_ENDED, TurnMoment.FIRST_FRAME)
                .ifPresent(latency -> turn.setAttribute(LATENCY, seconds(latency)));
        moments.between(TurnMoment.SPEECH_ENDED, TurnMoment.FIRST_HEARD)
                .ifPresent(latency -> turn.setAttribute(AUDIBLE_LATENCY, seconds(latency)));
        Context inTurn = inCall.with(turn);
        stages(inTurn, report);
        report.interruptions().forEach(interruption -> interruption(inTurn, interruption));
        if (report.outcome() == TurnOutcome.FAILED) {
            turn.setStatus(StatusCode.ERROR);
        }
        end(turn, end);
    }

    /** The stage in which the turn came to nothing is the last, and ends with the turn. */
    private void stages(Context inTurn, TurnReport report) {
        TurnMoments moments = report.moments();
        boolean answer = report.kind() == TurnKind.ANSWER;
        for (Stage stage : answer ? STAGES : STAGES.subList(FIRST_STAGE_OF_A_PROMPT, STAGES.size())) {
            if (moments.at(stage.from()).isEmpty()) {
                return;
            }
            boolean complete = moments.at(stage.to()).isPresent();
            Span span = started(stage.name(), inTurn, at(moments, stage.from()))
                    .setAttribute(COMPLETE, complete)
                    .startSpan();
            note(span, stage.name().equals("agent"), moments, TurnMoment.FIRST_TOKEN);
            note(span, stage.name().equals("playout"), moments, TurnMoment.FIRST_HEARD);
            if (!complete && report.outcome() == TurnOutcome.FAILED) {
                span.setStatus(StatusCode.ERROR);
            }
            end(span, at(moments, complete ? stage.to() : TurnMoment.OVER));
        }
    }

    private void note(Span stage, boolean here, TurnMoments moments, TurnMoment moment) {
        moments.at(moment)
                .filter(nanos -> here)
                .ifPresent(nanos ->
                        stage.addEvent(word(moment).replace('_', ' '), time.epochNanos(nanos), TimeUnit.NANOSECONDS));
    }

    private void interruption(Context inTurn, Interruption interruption) {
        Span span = started("interruption", inTurn, interruption.onsetNanos())
                .setAttribute(REAL, interruption.real())
                .startSpan();
        span.addEvent("held", time.epochNanos(interruption.heldNanos()), TimeUnit.NANOSECONDS);
        end(span, interruption.decidedNanos());
    }

    /** The call is over; with an error when its end lies with a provider or with us. */
    void ended(CallEvent.CallEnded ended) {
        EndReason.Owner owner = ended.reason().owner();
        span.setAttribute(REASON, word(ended.reason()))
                .setAttribute(OWNER, word(owner))
                .setAttribute(DROPPED, ended.framesDropped());
        if (owner == EndReason.Owner.PROVIDER || owner == EndReason.Owner.GATEWAY) {
            span.setStatus(StatusCode.ERROR);
        }
        end(span, beganNanos + ended.duration().toNanos());
    }

    private SpanBuilder started(String name, Context parent, long nanos) {
        return tracer.spanBuilder(name)
                .setParent(parent)
                .setStartTimestamp(time.epochNanos(nanos), TimeUnit.NANOSECONDS);
    }

    private void end(Span ended, long nanos) {
        ended.end(time.epochNanos(nanos), TimeUnit.NANOSECONDS);
    }

    private long at(TurnMoments moments, TurnMoment moment) {
        return moments.at(moment).orElse(beganNanos);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
