package ai.beluga.voice.session;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.pipeline.Line.CloseCause;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.pipeline.Pipeline;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.turn.TurnDecision;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One call's live side, from its first line to its end, or from a little before: what takes time to open is open then when the
 * line comes. Everything happens through the mailbox, one thing at a time.
 */
final class VoiceSession {

    private static final Logger LOG = System.getLogger(VoiceSession.class.getName());

    private final CallId call;
    private final Mailbox mailbox;
    private final Pipeline pipeline;
    private final Announcer announcer;
    private final Listeners listeners;
    private final Ticker ticker;
    private final EndReport report;
    private final HeldFacts facts;
    private final Consumer<VoiceSession> gone;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.EXPECTED);
    private final AtomicBoolean tickWaiting = new AtomicBoolean();
    private final AtomicBoolean opened = new AtomicBoolean();
    private volatile long startNanos;
    private volatile boolean ticking;
    private volatile int newestEpoch;
    private Optional<Line> line = Optional.empty();
    private int epoch;
    /** The newest epoch the stages know of. */
    private int entered;

    private Optional<VoiceEvent.LineLost> lostEarly = Optional.empty();
    private boolean ended;

    /** How far it has come; nobody outside knows of a session that has not begun. */
    private enum Stage {
        EXPECTED,
        BEGUN,
        GIVEN_UP
    }

    /**
     * @param report told why the conversation ended, before the line is closed
     * @param gone told once when the session is over
     */
    VoiceSession(
            CallId call, SessionAssembly assembly, EndReport report, CallEvents receiver, Consumer<VoiceSession> gone) {
        Platform platform = assembly.platform();
        this.call = call;
        this.ticker = platform.ticker();
        this.report = report;
        this.gone = gone;
        this.facts = new HeldFacts(new FactLane(call, platform.executor(), receiver)::add);
        this.mailbox = new Mailbox(platform.executor(), this::handle);
        this.announcer = new Announcer(call, platform.executor(), mailbox::post);
        this.listeners = new Listeners(call, platform.executor(), platform.listeners());
        try {
            this.pipeline = assembly.pipeline(
                    call,
                    new SessionAssembly.Ends(
                            mailbox::post,
                            facts::add,
                            listeners::moved,
                            wanted -> ticking = wanted,
                            announcer,
                            this::sink));
        } catch (RuntimeException | Error e) {
            // What engines have opened by now is closed.
            ended = true;
            mailbox.open();
            throw e;
        }
    }

    /** What engines have said since the session was made is handled, and all that follows; to be called when others know of it. */
    void open() {
        if (!opened.getAndSet(true)) {
            mailbox.open();
        }
    }

    CallId call() {
        return call;
    }

    /** Steers the conversation from outside. */
    CallControl control() {
        return announcer;
    }

    /** A line is there, now or at once; {@code false} when the session was given up before. */
    boolean begin() {
        if (stage.get() == Stage.EXPECTED) {
            // Known before anybody can end what has begun.
            startNanos = ticker.nanos();
        }
        if (stage.compareAndSet(Stage.EXPECTED, Stage.BEGUN)) {
            facts.begin(new CallEvent.SessionBegan(startNanos));
        }
        boolean begun = hasBegun();
        if (begun) {
            open();
        }
        return begun;
    }

    boolean hasBegun() {
        return stage.get() == Stage.BEGUN;
    }

    /** Gives up a session that has not begun; {@code true} when it has not. */
    boolean giveUp() {
        boolean unused = stage.compareAndSet(Stage.EXPECTED, Stage.GIVEN_UP);
        if (unused) {
            mailbox.post(new VoiceEvent.Run(this::discard));
        }
        return unused;
    }

    /** Attaches a line; the one before is gone from now on. The session has begun. */
    LineInput attach(Line attached) {
        int mine = nextEpoch();
        mailbox.post(new VoiceEvent.LineAttached(attached, mine));
        return new AttachedLine(mine);
    }

    /** Lets audio go on that is due. Called fifty times a second. */
    void tick() {
        if (ticking && tickWaiting.compareAndSet(false, true)) {
            mailbox.deliver(new VoiceEvent.Tick());
        }
    }

    /** Ends the conversation from outside. */
    void end(EndReason reason) {
        mailbox.post(new VoiceEvent.EndRequested(reason));
    }

    private synchronized int nextEpoch() {
        newestEpoch++;
        return newestEpoch;
    }

    private void handle(VoiceEvent event) {
        try {
            switch (event) {
                case VoiceEvent.Run run -> run.task().run();
                case VoiceEvent.LineAttached attached
                when ended -> attached.line().close(CloseCause.DONE);
                case VoiceEvent.LineAttached attached -> attached(attached);
                case VoiceEvent.LineLost lost when !ended -> lost(lost);
                case VoiceEvent.Tick tick -> {
                    tickWaiting.set(false);
                    pass(event);
                }
                case VoiceEvent.ReplyFailed failed -> {
                    LOG.log(
                            Level.WARNING,
                            "call {0}: a reply failed: {1}",
                            call,
                            failed.cause().getMessage());
                    pass(event);
                }
                case VoiceEvent.EngineLost lost -> {
                    LOG.log(
                            Level.WARNING,
                            "call {0}: an engine is lost: {1}",
                            call,
                            lost.cause().getMessage());
                    pass(event);
                }
                case VoiceEvent.ModelGone gone -> {
                    LOG.log(
                            Level.WARNING,
                            "call {0}: the model is gone, recogniser, agent and voice take over: {1}",
                            call,
                            gone.cause().getMessage());
                    pass(event);
                }
                default -> pass(event);
            }
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "call " + call + " ends: its session failed", e);
            finish(EndReason.INTERNAL_ERROR);
        }
    }

    private void pass(VoiceEvent event) {
        if (!ended) {
            pipeline.accept(event, ticker.nanos());
        }
    }

    /** The newest line wins; the one before is lost first, so that what was said on it is settled. */
    private void attached(VoiceEvent.LineAttached attached) {
        if (attached.epoch() < epoch) {
            attached.line().close(CloseCause.REPLACED);
            return;
        }
        Optional<Line> former = line;
        if (former.isPresent()) {
            lost(new VoiceEvent.LineLost(epoch, LossCause.BROKEN));
            former.get().close(CloseCause.REPLACED);
        }
        line = Optional.of(attached.line());
        epoch = attached.epoch();
        lostEarly = Optional.empty();
        mailbox.post(new VoiceEvent.Run(() -> enter(attached)));
    }

    /** Behind what the loss of the former line has brought about. A line that is lost by now is entered and then lost. */
    private void enter(VoiceEvent.LineAttached attached) {
        if (attached.epoch() == epoch) {
            entered = epoch;
            pass(attached);
            lostEarly.ifPresent(this::pass);
            lostEarly = Optional.empty();
        }
    }

    private void lost(VoiceEvent.LineLost lost) {
        if (lost.epoch() != epoch || line.isEmpty()) {
            return;
        }
        line = Optional.empty();
        if (entered == epoch) {
            pass(lost);
        } else {
            lostEarly = Optional.of(lost);
        }
    }

    private void sink(VoiceEvent event) {
        if (event instanceof VoiceEvent.Decided decided && decided.decision() instanceof TurnDecision.End end) {
            // Behind what the stages have just said, such as how much of the last reply was heard.
            mailbox.post(new VoiceEvent.Run(() -> finish(end.reason())));
        }
    }

    /** Nobody heard of it, and nobody is told. */
    private void discard() {
        if (!ended) {
            ended = true;
            ticking = false;
            each(() -> gone.accept(this), announcer::close, pipeline::close);
        }
    }

    /**
     * The reason is told before the line is closed: the carrier's next question comes at once. What ends before its line has
     * come is no end of the call: the line gets another session.
     */
    private void finish(EndReason reason) {
        if (stage.compareAndSet(Stage.EXPECTED, Stage.GIVEN_UP)) {
            LOG.log(Level.DEBUG, "call {0}: opened ahead in vain: {1}", call, reason);
            discard();
        }
        if (ended) {
            return;
        }
        ended = true;
        ticking = false;
        Optional<Line> open = line;
        line = Optional.empty();
        each(
                () -> report.ended(call, reason),
                () -> open.ifPresent(last -> last.close(closeCause(reason))),
                () -> facts.add(new CallEvent.CallEnded(
                        reason, Duration.ofNanos(ticker.nanos() - startNanos), mailbox.droppedFrames())),
                () -> gone.accept(this),
                announcer::close,
                () -> listeners.ended(ticker.nanos()),
                pipeline::close);
        LOG.log(Level.DEBUG, "call {0} ended: {1}", call, reason);
    }

    /** A step that fails keeps none of the others from being done: a call must not stay half alive. */
    private void each(Runnable... steps) {
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "call " + call + " could not be ended in order", e);
            }
        }
    }

    private static CloseCause closeCause(EndReason reason) {
        return switch (reason) {
            case GOODBYE, TRANSFER, CALLER_HUNG_UP, CALLER_SILENT, LINE_LOST, MAX_DURATION, PROVIDER_FAILED ->
                CloseCause.DONE;
            case PEER_SLOW -> CloseCause.PEER_SLOW;
            case PROTOCOL_ERROR -> CloseCause.PROTOCOL_ERROR;
            case DRAIN -> CloseCause.GOING_AWAY;
            case INTERNAL_ERROR -> CloseCause.FAILURE;
        };
    }

    /** What one attachment hears; silent once a newer one is there. */
    private final class AttachedLine implements LineInput {
        private final int mine;

        private AttachedLine(int mine) {
            this.mine = mine;
        }

        @Override
        public void audio(long timestampMillis, byte[] muLaw, long receivedNanos) {
            if (mine == newestEpoch) {
                mailbox.deliver(new VoiceEvent.LineAudio(mine, timestampMillis, muLaw, receivedNanos));
            }
        }

        @Override
        public void digit(char digit) {
            mailbox.deliver(new VoiceEvent.CallerDigit(mine, digit));
        }

        @Override
        public void marked(String name) {
            mailbox.deliver(new VoiceEvent.Marked(mine, name));
        }

        @Override
        public void lost(LossCause cause) {
            mailbox.deliver(new VoiceEvent.LineLost(mine, cause));
        }
    }
}
