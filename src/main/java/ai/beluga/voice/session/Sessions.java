package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.speech.ProviderException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The live sessions of this node, one a call. How many there may be is decided where calls are answered. */
public final class Sessions implements Switchboard, CallControls {

    private static final Logger LOG = System.getLogger(Sessions.class.getName());

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
        VoiceSession session = live.computeIfAbsent(call, this::begin);
        while (!session.begin()) {
            live.remove(call, session);
            session = live.computeIfAbsent(call, this::begin);
        }
        return session.attach(line);
    }

    /**
     * A line of this call is about to come: what takes time to open is opened now. Best effort: when it cannot be, or nothing
     * comes within {@code patience}, nobody is told, and a line that comes later gets what it would have got.
     */
    public void expect(CallId call, Duration patience) {
        if (live.containsKey(call)) {
            return;
        }
        SessionAssembly made = assembly.get();
        try {
            VoiceSession early = live.computeIfAbsent(call, id -> session(id, made));
            early.open();
            made.platform().timers().schedule(patience, () -> giveUp(early));
        } catch (RuntimeException cannot) {
            LOG.log(Level.DEBUG, "call " + call + ": nothing could be opened ahead", cannot);
        }
    }

    private static void giveUp(VoiceSession early) {
        if (early.giveUp()) {
            LOG.log(Level.INFO, "call {0}: no stream came, and what was opened ahead is closed", early.call());
        }
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
        return Optional.ofNullable(live.get(call))
                .filter(VoiceSession::hasBegun)
                .map(VoiceSession::control);
    }

    /** Ends all conversations. */
    public void endAll(EndReason reason) {
        live.values().forEach(session -> session.end(reason));
    }

    /** Lets audio go on that is due; to be called every 20 ms, by one thread. */
    public void tick() {
        live.values().forEach(VoiceSession::tick);
    }

    /** How many have begun. */
    public int count() {
        return (int) live.values().stream().filter(VoiceSession::hasBegun).count();
    }

    /** When it cannot begin, the call is told why: the carrier's next question would otherwise try the same again. */
    private VoiceSession begin(CallId call) {
        try {
            return session(call, assembly.get());
        } catch (RuntimeException | Error e) {
            report.ended(call, e instanceof ProviderException ? EndReason.PROVIDER_FAILED : EndReason.INTERNAL_ERROR);
            throw e;
        }
    }

    private VoiceSession session(CallId call, SessionAssembly made) {
        return new VoiceSession(call, made, report, receiver, session -> live.remove(session.call(), session));
    }
}
