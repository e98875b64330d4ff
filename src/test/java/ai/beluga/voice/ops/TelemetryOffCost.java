package ai.beluga.voice.ops;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.Playout;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.TellFacts;
import ai.beluga.voice.session.CallEvents;
import ai.beluga.voice.speech.health.ProviderBoard;
import ai.beluga.voice.speech.tts.TtsEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.turn.SpeechEdge;
import ai.beluga.voice.turn.TurnDecision;
import com.sun.management.ThreadMXBean;
import io.opentelemetry.api.OpenTelemetry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What a call pays for telemetry where the server has none: the stage that measures turns, with receivers that do nothing, with
 * the real ones on a platform that does nothing, and nothing at all for comparison. Prints nanoseconds and bytes for a frame
 * of the caller and for all else of a turn.
 */
public final class TelemetryOffCost {

    private static final int FRAMES = 250;
    private static final int CLAUSES = 3;
    private static final int PIECES = 10;
    private static final int TURNS = 20_000;
    private static final int ROUNDS = 7;
    private static final long MILLI = 1_000_000;
    private static final CallId CALL = new CallId("CA1");

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final VoiceEvent frame = new VoiceEvent.CallerAudio(0, new short[160], 160);
    private long seen;

    private record Cost(double nanos, double bytes) {
        @Override
        public String toString() {
            return "%8.1f ns %8.1f bytes".formatted(nanos, bytes);
        }
    }

    private TelemetryOffCost() {}

    /** Measures and prints. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        TelemetryOffCost cost = new TelemetryOffCost();
        out.println("a frame, no stage            " + cost.best(() -> cost.frames(Optional.empty()), FRAMES));
        Optional<TellFacts> silent = Optional.of(new TellFacts(fact -> cost.seen++));
        Optional<TellFacts> told = Optional.of(new TellFacts(receivers()));
        out.println("a frame, the stage           " + cost.best(() -> cost.frames(silent), FRAMES));
        out.println("a turn, no stage             " + cost.best(() -> cost.turn(Optional.empty()), 1));
        out.println("a turn, stage without others " + cost.best(() -> cost.turn(silent), 1));
        out.println("a turn, stage and receivers  " + cost.best(() -> cost.turn(told), 1));
    }

    private static Consumer<CallEvent> receivers() {
        OpenTelemetry off = OpenTelemetry.noop();
        List<CallEvents> receivers = List.of(
                new Meters(
                        off.getMeter(Tracing.SCOPE),
                        () -> new TickReport(0, 0, Duration.ZERO, Duration.ZERO),
                        new ProviderBoard()),
                new Tracing(off.getTracer(Tracing.SCOPE), Ticker.SYSTEM, InstantSource.system()));
        Consumer<CallEvent> all = fact -> receivers.forEach(receiver -> receiver.on(CALL, 1, fact));
        all.accept(new CallEvent.SessionBegan(0));
        return all;
    }

    /** The fastest of some rounds, which is the one the machine disturbed least. */
    private Cost best(Runnable once, int parts) {
        Cost best = new Cost(Double.MAX_VALUE, Double.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            long bytes = thread.getCurrentThreadAllocatedBytes();
            long began = thread.getCurrentThreadCpuTime();
            for (int i = 0; i < TURNS; i++) {
                once.run();
            }
            double nanos = thread.getCurrentThreadCpuTime() - began;
            double allocated = thread.getCurrentThreadAllocatedBytes() - bytes;
            double count = (double) TURNS * parts;
            best = new Cost(Math.min(best.nanos(), nanos / count), Math.min(best.bytes(), allocated / count));
        }
        return best;
    }

    private void frames(Optional<TellFacts> stage) {
        for (int i = 0; i < FRAMES; i++) {
            observe(stage, frame, i);
        }
    }

    private void observe(Optional<TellFacts> stage, VoiceEvent event, long nowNanos) {
        seen += event == frame ? 1 : 2;
        if (stage.isPresent()) {
            stage.get().observe(event, nowNanos);
        }
    }

    private void turn(Optional<TellFacts> stage) {
        long now = 0;
        for (VoiceEvent event : TURN) {
            now += MILLI;
            observe(stage, event, now);
        }
    }

    private static final List<VoiceEvent> TURN = events();

    /** A question, its answer of three clauses, and what became of it. */
    private static List<VoiceEvent> events() {
        TurnId turn = new TurnId(1);
        List<VoiceEvent> events = new ArrayList<>();
        events.add(new VoiceEvent.Edge(new SpeechEdge.Started(0, 100)));
        events.add(new VoiceEvent.TurnText("What are", false, 1));
        events.add(new VoiceEvent.TurnText("What are your hours?", true, 1));
        events.add(new VoiceEvent.Edge(new SpeechEdge.Stopped(1_000, 1_200)));
        events.add(new VoiceEvent.Decided(new TurnDecision.Ask(
                turn, "What are your hours?", new TurnDecision.TurnTiming(MILLI, 2 * MILLI, 3 * MILLI))));
        events.add(new VoiceEvent.AgentSaid(turn, 0, new AgentReply.TextChunk("We are open."), 5 * MILLI));
        events.add(new VoiceEvent.ReplyBegan(turn, 5 * MILLI));
        for (int clause = 1; clause <= CLAUSES; clause++) {
            events.add(new VoiceEvent.ReplySegment(turn, clause, "We are open from nine to five.", 6 * MILLI));
            for (int piece = 0; piece < PIECES; piece++) {
                events.add(new VoiceEvent.ReplySpeech(turn, new TtsEvent.Audio(clause, new byte[800]), 7 * MILLI));
            }
            events.add(new VoiceEvent.ReplySpeech(turn, new TtsEvent.Done(clause), 7 * MILLI));
        }
        events.add(new VoiceEvent.ReplyAudible(turn, 8 * MILLI));
        events.add(new VoiceEvent.ReplyOver(
                turn, new Utterance(Speaker.AGENT, "We are open from nine to five.", false), true, Optional.empty()));
        events.add(new VoiceEvent.ReplyPlayed(
                turn, new Playout(OptionalLong.of(9 * MILLI), Duration.ofSeconds(3), 0, 0, false)));
        return events;
    }
}
