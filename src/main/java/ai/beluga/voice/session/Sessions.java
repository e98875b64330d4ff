package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.speech.ProviderException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The live sessions of this node, one a call. How many there may be is decided where calls are answered. */
public final class Sessions implements Switchboard, CallControls {

    private final Map<CallId, VoiceSession> live = new ConcurrentHashMap<>();
    private final Supplier<SessionAssembly> assembly;
    private final EndReport report;
    private final CallEvents receiver;

    /** @param assembly gives what a session that begins now is made of */
    public Sessions(Supplier<SessionAssembly> assembly, EndReport report, CallEvents receiver) {
        this.assembly = assembly;
        this.report = report;
        this.receiver = receiver;
    }

    @Override
    public LineInput attach(CallId call, Line line) {
        return live.computeIfAbsent(call, this::begin).attach(line);
    }

    /** Ends a call's conversation from outside; unknown calls are over already. */
    @Override
    public void end(CallId call, EndReason reason) {
        VoiceSession session = live.get(call);
        if (session != null) {
            session.end(reason);
        }
    }

    @Override
    public Optional<CallControl> of(CallId call) {
        return Optional.ofNullable(live.get(call)).map(VoiceSession::control);
    }

    /** Ends all conversations. */
    public void endAll(EndReason reason) {
        live.values().forEach(session -> session.end(reason));
    }

    /** Lets audio go on that is due; to be called every 20 ms, by one thread. */
    public void tick() {
        live.values().forEach(VoiceSession::tick);
    }

    /** How many there are. */
    public int count() {
        return live.size();
    }

    /** When it cannot begin, the call is told why: the carrier's next question would otherwise try the same again. */
    private VoiceSession begin(CallId call) {
        try {
            return new VoiceSession(
                    call, assembly.get(), report, receiver, session -> live.remove(session.call(), session));
        } catch (RuntimeException | Error e) {
            report.ended(call, e instanceof ProviderException ? EndReason.PROVIDER_FAILED : EndReason.INTERNAL_ERROR);
            throw e;
        }
    }
}
