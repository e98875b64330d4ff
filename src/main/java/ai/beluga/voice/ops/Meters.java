package ai.beluga.voice.ops;

import static ai.beluga.voice.ops.TracedCall.seconds;
import static ai.beluga.voice.ops.TracedCall.word;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.TurnLatency;
import ai.beluga.voice.event.TurnMoment;
import ai.beluga.voice.event.TurnReport;
import ai.beluga.voice.session.CallEvents;
import ai.beluga.voice.session.SessionListener;
import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderBoard;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.turn.Transition;
import ai.beluga.voice.turn.TurnState;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The measures of the gateway but those of {@link HoldMeters}, by MicroProfile Telemetry, and their names. docs/telemetry.md has them for
 * operators. Times are seconds. A label has a handful of values that the code lists: never an identity, a number or a word.
 */
@Singleton
public class Meters implements CallEvents, SessionListener {

    private static final AttributeKey<String> KIND = AttributeKey.stringKey("kind");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final AttributeKey<String> STAGE = AttributeKey.stringKey("stage");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("reason");
    private static final AttributeKey<String> OWNER = AttributeKey.stringKey("owner");
    private static final AttributeKey<String> STEP = AttributeKey.stringKey("step");
    private static final AttributeKey<String> STATE = AttributeKey.stringKey("state");
    private static final AttributeKey<String> STATISTIC = AttributeKey.stringKey("statistic");
    private static final AttributeKey<String> DIRECTION = AttributeKey.stringKey("direction");
    private static final AttributeKey<String> PORT = AttributeKey.stringKey("port");
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("provider");
    private static final AttributeKey<String> TOOL = AttributeKey.stringKey("tool");
    private static final AttributeKey<Boolean> FORCED = AttributeKey.booleanKey("forced");
    private static final AttributeKey<Boolean> REAL = AttributeKey.booleanKey("real");

    /** A caller notices from about 0.2 s on and gives up within a few. */
    private static final List<Double> WAITS =
            List.of(0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0, 3.0, 5.0, 10.0);

    private static final List<Double> REPLIES = List.of(0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 30.0, 60.0);

    private final LongCounter callsStarted;
    private final LongCounter callsEnded;
    private final LongUpDownCounter callsLive;
    private final LongUpDownCounter states;
    private final LongCounter framesDropped;
    private final LongCounter turns;
    private final LongCounter interruptions;
    private final LongCounter prepared;
    private final LongCounter waits;
    private final LongCounter providerFailures;
    private final LongCounter providerSwitches;
    private final LongCounter modelStreams;
    private final LongCounter modelTokens;
    private final LongCounter unheardWords;
    private final LongCounter underruns;
    private final DoubleHistogram latency;
    private final DoubleHistogram audibleLatency;
    private final DoubleHistogram stages;
    private final DoubleHistogram greeting;
    private final DoubleHistogram hold;
    private final DoubleHistogram clear;
    private final DoubleHistogram heard;
    private final DoubleHistogram tools;
    private final List<AutoCloseable> observed;
    private final Map<CallId, Long> beganNanos = new ConcurrentHashMap<>();

    @Inject
    Meters(Instance<OpenTelemetry> platform, MediaTick tick, ProviderBoard board) {
        this(Tracing.platformOf(platform).getMeter(Tracing.SCOPE), tick::report, board);
    }

    Meters(Meter meter, Supplier<TickReport> tick, ProviderBoard board) {
        this.callsStarted = counter(meter, "beluga.calls.started", "{call}", "Conversations that began");
        this.callsEnded = counter(meter, "beluga.calls.ended", "{call}", "Conversations that ended, by reason");
        this.callsLive = meter.upDownCounterBuilder("beluga.calls.live")
                .setUnit("{call}")
                .setDescription("Conversations under way")
                .build();
        this.states = meter.upDownCounterBuilder("beluga.calls.state")
                .setUnit("{call}")
                .setDescription("Conversations under way, by what they are doing")
                .build();
        this.framesDropped = counter(meter, "beluga.frames.dropped", "{frame}", "Caller audio a call was too slow for");
        this.turns = counter(meter, "beluga.turns", "{turn}", "Replies, by what became of them");
        this.interruptions = counter(
                meter, "beluga.interruptions", "{interruption}", "Times the caller took the floor, or seemed to");
        this.prepared = counter(
                meter, "beluga.replies.prepared", "{reply}", "Replies asked for before the caller's turn was over");
        this.providerFailures =
                counter(meter, "beluga.provider.failures", "{failure}", "Engines that failed a call, by how");
        this.providerSwitches =
                counter(meter, "beluga.provider.switches", "{switch}", "Calls that an engine took over from another");
        this.modelStreams = counter(
                meter, "beluga.model.streams", "{stream}", "Models that went on with another stream, or left a call");
        this.modelTokens = counter(meter, "beluga.model.tokens", "{token}", "What models have used");
        this.waits = counter(meter, "beluga.turn.waits", "{step}", "What was done about callers who heard nothing");
        this.unheardWords = counter(meter, "beluga.words.unheard", "{word}", "Words made and not proved to be heard");
        this.underruns = counter(meter, "beluga.playout.underruns", "{underrun}", "Gaps in a reply for want of audio");
        this.latency = histogram(
                meter,
                "beluga.turn.latency",
                WAITS,
                "End of the caller's speech to the first frame of the answer sent");
        this.audibleLatency = histogram(
                meter,
                "beluga.turn.audible_latency",
                WAITS,
                "End of the caller's speech to the first frame of the answer heard, by its first mark");
        this.stages = histogram(meter, "beluga.turn.stage", WAITS, "Parts of the latency of a turn; they add up to it");
        this.greeting = histogram(meter, "beluga.greeting.latency", WAITS, "Begin of the call to its first frame sent");
        this.hold = histogram(
                meter, "beluga.interruption.hold", WAITS, "First sound of the caller until the agent is held");
        this.clear = histogram(
                meter, "beluga.interruption.clear", WAITS, "First sound of the caller until the agent is cleared");
        this.heard = histogram(meter, "beluga.reply.heard", REPLIES, "How much of a reply was heard");
        this.tools =
                histogram(meter, "beluga.tool.duration", WAITS, "From when a tool was wanted to what became of it");
        this.observed = observed(meter, tick, board);
    }

    private static LongCounter counter(Meter meter, String name, String unit, String description) {
        return meter.counterBuilder(name)
                .setUnit(unit)
                .setDescription(description)
                .build();
    }

    private static DoubleHistogram histogram(Meter meter, String name, List<Double> bounds, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(bounds)
                .build();
    }

    private static List<AutoCloseable> observed(Meter meter, Supplier<TickReport> tick, ProviderBoard board) {
        Attributes worst = Attributes.of(STATISTIC, "worst");
        Attributes mean = Attributes.of(STATISTIC, "mean");
        return List.of(
                meter.counterBuilder("beluga.media.ticks")
                        .setUnit("{tick}")
                        .setDescription("Ticks of the node's pace, every 20 ms")
                        .buildWithCallback(now -> now.record(tick.get().ticks())),
                meter.counterBuilder("beluga.media.ticks.missed")
                        .setUnit("{tick}")
                        .setDescription("Ticks that fell out because one came too late")
                        .buildWithCallback(now -> now.record(tick.get().missed())),
                meter.gaugeBuilder("beluga.media.tick.lateness")
                        .setUnit("s")
                        .setDescription("How late ticks were since the start")
                        .buildWithCallback(now -> {
                            TickReport report = tick.get();
                            now.record(seconds(report.worst()), worst);
                            now.record(seconds(report.mean()), mean);
                        }),
                meter.gaugeBuilder("beluga.provider.state")
                        .setUnit("{engine}")
                        .setDescription("1 for the state each engine is in")
                        .buildWithCallback(now -> states(board, now)));
    }

    private static void states(ProviderBoard board, ObservableDoubleMeasurement now) {
        for (Chain<?> chain : board.chains()) {
            for (Chain.Link<?> link : chain.links()) {
                ProviderHealth health = link.health();
                now.record(
                        1,
                        Attributes.builder()
                                .put(PORT, word(chain.port()))
                                .put(PROVIDER, link.name())
                                .put(STATE, word(health.state()))
                                .put(FORCED, health.forced() != ProviderHealth.Force.NONE)
                                .build());
            }
        }
    }

    /** What the platform would otherwise go on asking when the application is gone. */
    @PreDestroy
    void close() throws Exception {
        for (AutoCloseable instrument : observed) {
            instrument.close();
        }
    }

    @Override
    public void on(CallId call, long sequence, CallEvent event) {
        switch (event) {
            case CallEvent.SessionBegan began -> {
                beganNanos.put(call, began.atNanos());
                callsStarted.add(1);
                callsLive.add(1);
            }
            case CallEvent.TurnOver over -> turn(call, over.report());
            case CallEvent.CallerInterrupted interrupted -> interruptions.add(1, Attributes.of(REAL, true));
            case CallEvent.FalseInterruption interruption -> interruptions.add(1, Attributes.of(REAL, false));
            case CallEvent.CallEnded ended -> {
                beganNanos.remove(call);
                callsEnded.add(
                        1,
                        Attributes.of(
                                REASON,
                                word(ended.reason()),
                                OWNER,
                                word(ended.reason().owner())));
                callsLive.add(-1);
                framesDropped.add(ended.framesDropped());
            }
            case CallEvent.CallerWaited waited ->
                waits.add(1, Attributes.of(OWNER, word(waited.owner()), STEP, word(waited.step())));
            case CallEvent.ToolUsed used ->
                tools.record(seconds(used.took()), Attributes.of(TOOL, used.tool(), OUTCOME, word(used.outcome())));
            case CallEvent.ReplyPrepared reply -> prepared.add(1, Attributes.of(OUTCOME, word(reply.outcome())));
            case CallEvent.ProviderFailed failed ->
                providerFailures.add(
                        1,
                        Attributes.of(
                                PORT, word(failed.port()), PROVIDER, failed.provider(), OUTCOME, word(failed.how())));
            case CallEvent.ProviderSwitched switched ->
                providerSwitches.add(1, Attributes.of(PORT, word(switched.port()), PROVIDER, switched.to()));
            case CallEvent.ModelGone gone -> modelStreams.add(1, Attributes.of(OUTCOME, "left"));
            case CallEvent.ModelRenewed renewed -> modelStreams.add(1, Attributes.of(OUTCOME, "renewed"));
            case CallEvent.ModelHandedOver over -> modelStreams.add(1, Attributes.of(OUTCOME, "handed_over"));
            case CallEvent.ModelUsed used -> {
                tokens(used.provider(), used.audioIn(), "audio", "in");
                tokens(used.provider(), used.audioOut(), "audio", "out");
                tokens(used.provider(), used.textIn(), "text", "in");
                tokens(used.provider(), used.textOut(), "text", "out");
                tokens(used.provider(), used.otherIn(), "other", "in");
                tokens(used.provider(), used.otherOut(), "other", "out");
            }
            // Nothing to be counted.
            default -> {}
        }
    }

    private void tokens(String provider, long count, String kind, String direction) {
        if (count > 0) {
            modelTokens.add(count, Attributes.of(PROVIDER, provider, KIND, kind, DIRECTION, direction));
        }
    }

    /** A session is counted from its first move to its end. */
    @Override
    public void moved(CallId call, Transition transition) {
        if (transition.from() != TurnState.INITIAL) {
            states.add(-1, Attributes.of(STATE, word(transition.from())));
        }
        if (transition.to() != TurnState.ENDED) {
            states.add(1, Attributes.of(STATE, word(transition.to())));
        }
    }

    private void turn(CallId call, TurnReport report) {
        Attributes kind = Attributes.of(KIND, word(report.kind()));
        turns.add(1, kind.toBuilder().put(OUTCOME, word(report.outcome())).build());
        switch (report.kind()) {
            case ANSWER -> answer(report);
            case GREETING -> greeting(call, report);
            case PROMPT -> {}
        }
        Playout playout = report.playout();
        unheardWords.add(playout.unheardWords(), Attributes.of(OUTCOME, word(report.outcome())));
        underruns.add(playout.underruns());
        if (playout.heard().isPositive()) {
            heard.record(seconds(playout.heard()), kind);
        }
        report.interruptions().forEach(interruption -> {
            hold.record(seconds(interruption.untilHeld()));
            if (interruption.real()) {
                clear.record(seconds(interruption.untilDecided()));
            }
        });
    }

    private void answer(TurnReport report) {
        report.moments().latency().ifPresent(parts -> {
            latency.record(seconds(parts.total()));
            parts(parts).forEach((stage, time) -> stages.record(seconds(time), Attributes.of(STAGE, stage)));
        });
        report.moments()
                .between(TurnMoment.SPEECH_ENDED, TurnMoment.FIRST_HEARD)
                .ifPresent(time -> audibleLatency.record(seconds(time)));
    }

    private void greeting(CallId call, TurnReport report) {
        Optional<Long> began = Optional.ofNullable(beganNanos.get(call));
        began.flatMap(from -> report.moments().at(TurnMoment.FIRST_FRAME).map(at -> Duration.ofNanos(at - from)))
                .ifPresent(time -> greeting.record(seconds(time)));
    }

    private static Map<String, Duration> parts(TurnLatency latency) {
        return Map.of(
                "endpointing", latency.endpointing(),
                "recognition", latency.recognition(),
                "agent", latency.agent(),
                "synthesis", latency.synthesis(),
                "gateway", latency.gateway());
    }
}
