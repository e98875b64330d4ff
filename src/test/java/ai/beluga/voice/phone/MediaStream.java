package ai.beluga.voice.phone;

import ai.beluga.voice.phone.playout.Echo;
import ai.beluga.voice.phone.playout.PlayoutModel;
import ai.beluga.voice.phone.playout.Replies;
import ai.beluga.voice.phone.playout.Reply;
import ai.beluga.voice.phone.playout.Span;
import ai.beluga.voice.phone.script.Misbehaviour;
import ai.beluga.voice.phone.sound.Recording;
import ai.beluga.voice.phone.wire.Incoming;
import ai.beluga.voice.phone.wire.ProtocolFault;
import ai.beluga.voice.phone.wire.WebSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One media stream, live. {@link #run} reads on the caller's thread; a second thread keeps the time: it sends a frame
 * each 20 ms, plays, and echoes marks. All state is guarded by {@link Moments}; writes are ordered by {@link Upstream}.
 */
final class MediaStream {

    /** A reply has come to its end when nothing was heard for so long: 700 ms. */
    private static final long QUIET_SAMPLES = 5_600;

    /** Between {@code connected} and {@code start}, so that who sends at once is found out. */
    private static final long OPENING_NANOS = 40_000_000;

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final StreamPlan plan;
    private final WebSocket socket;
    private final Upstream upstream;
    private final Moments moments;
    private final TimeLine timeLine;
    private final Consumer<Violation> violations;
    private final PlayoutModel playout = new PlayoutModel();
    private final Mouth mouth = new Mouth();
    private final MarkDesk marks;
    private final Downlink downlink;
    private final List<Long> mediaReceived = new ArrayList<>();
    private volatile MediaClock clock = new MediaClock();
    private Duration began = Duration.ZERO;
    private Optional<Incoming.Closed> closed = Optional.empty();
    private Optional<Duration> closedAt = Optional.empty();
    private boolean started;
    private boolean reading = true;
    private boolean leaving;

    MediaStream(StreamPlan plan, WebSocket socket, CallState call) {
        this.plan = plan;
        this.socket = socket;
        this.upstream = new Upstream(plan, socket);
        this.moments = call.moments();
        this.timeLine = call.timeLine();
        this.violations = call::violation;
        this.marks = new MarkDesk(plan.conditions());
        this.downlink = new Downlink(plan.conditions());
    }

    /** Speaks the protocol until the socket is closed. */
    StreamRecord run() {
        Thread time = Thread.ofVirtual().name("phone-clock").start(this::keepTime);
        Incoming.Closed end = readToTheEnd();
        moments.change(() -> {
            closed = Optional.of(end);
            closedAt = Optional.of(closedAt.orElseGet(timeLine::now));
            if (started) {
                playout.advance(clock.samples());
            }
        });
        timeLine.add("closed", Map.of("code", "" + end.code(), "reason", end.reason()));
        join(time);
        socket.close();
        return record(end);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Incoming.Closed readToTheEnd() {
        try {
            while (true) {
                moments.await(() -> reading, Duration.ofDays(1));
                Incoming incoming = socket.read();
                if (incoming instanceof Incoming.Closed end) {
                    return end;
                }
                take(incoming);
            }
        } catch (ProtocolFault e) {
            violations.accept(new Violation(31924, String.valueOf(e.getMessage())));
            socket.kill();
            return new Incoming.Closed(WebSocket.ABNORMAL, "the phone gave up: " + e.getMessage());
        }
    }

    private void take(Incoming incoming) {
        try {
            if (incoming instanceof Incoming.Text(String text, int fragments)) {
                if (fragments > 1) {
                    violations.accept(new Violation(31924, "the server sent a message in " + fragments + " fragments"));
                }
                if (!moments.with(() -> started)) {
                    throw new ViolationException(31951, "the server sent something before start");
                }
                act(ServerMessage.read(text, plan.streamSid()));
            } else {
                violations.accept(new Violation(31950, "the server sent a binary message"));
            }
        } catch (ViolationException e) {
            violations.accept(e.violation());
        }
    }

    private void act(ServerMessage message) {
        moments.change(() -> {
            downlink.sent(message, clock.nanos());
            arrive();
        });
        echoMarks();
    }

    /** Each message acts at the time at which it arrives, however late this thread is. */
    private void arrive() {
        for (Downlink.Due due : downlink.take(clock.nanos())) {
            marks.due(apply(due.message(), due.atNanos() / MediaClock.SAMPLE_NANOS));
        }
    }

    private List<Echo> apply(ServerMessage message, long now) {
        return switch (message) {
            case ServerMessage.Media(byte[] mulaw) -> {
                mediaReceived.add(now);
                timeLine.add("media", Map.of("bytes", "" + mulaw.length));
                yield playout.audio(mulaw, now);
            }
            case ServerMessage.Mark(String name) -> {
                timeLine.add("mark", Map.of("name", name));
                yield playout.mark(name, now);
            }
            case ServerMessage.Clear() -> {
                timeLine.add("clear", Map.of("pendingSamples", "" + playout.pending()));
                yield playout.clear(now);
            }
        };
    }

    private void echoMarks() {
        List<String> names = moments.with(() -> marks.take(clock.nanos()));
        for (String name : names) {
            timeLine.add("mark-echo", Map.of("name", name));
            send(frames -> frames.mark(name));
        }
    }

    private void keepTime() {
        upstream.sendRaw(TwilioFrames::connected);
        clock.await(OPENING_NANOS);
        if (!plan.withholdStart()) {
            begin();
        }
        FramePacer pacer = new FramePacer(plan.conditions());
        for (long tick = 1; !isOver() && !moments.with(() -> leaving); tick++) {
            clock.await(tick * MediaClock.FRAME_NANOS);
            if (moments.with(() -> started)) {
                tick(pacer);
            }
        }
        if (!moments.await(() -> closed.isPresent(), CLOSE_PATIENCE)) {
            socket.kill();
        }
    }

    private void begin() {
        boolean begins = moments.with(() -> {
            clock = new MediaClock();
            began = timeLine.now();
            started = !leaving;
            return started;
        });
        if (!begins) {
            return;
        }
        timeLine.add("start", Map.of("streamSid", plan.streamSid()));
        send(frames -> frames.start(plan.parameters()));
    }

    private void tick(FramePacer pacer) {
        moments.change(() -> {
            pacer.spoken(mouth.frame());
            arrive();
            marks.due(playout.advance(clock.samples()));
        });
        for (FramePacer.Due due : pacer.take(clock.nanos())) {
            upstream.media(due, clock.nanos(), this::lost);
        }
        echoMarks();
    }

    private void send(java.util.function.Function<TwilioFrames, String> frame) {
        if (!upstream.sendRaw(frame)) {
            lost();
        }
    }

    /** The socket does not take what we write: what the server last said may still be there to read. */
    private void lost() {
        moments.change(() -> {
            closedAt = Optional.of(closedAt.orElseGet(timeLine::now));
            reading = true;
            leaving = true;
        });
    }

    boolean isOver() {
        return moments.with(() -> closed.isPresent());
    }

    /** Whether nobody has closed the socket yet. Ask inside {@link Moments}. */
    boolean isOpen() {
        return closed.isEmpty();
    }

    /** Whether the stream is up and its clock runs. Ask inside {@link Moments}. */
    boolean isUp() {
        return (started || plan.withholdStart()) && closed.isEmpty();
    }

    StreamRecord.Saying say(Recording recording) {
        timeLine.add("say", Map.of("recording", recording.name()));
        return moments.with(() -> mouth.say(recording));
    }

    /** Ask inside {@link Moments}. */
    boolean isSilent() {
        return mouth.isSilent();
    }

    long position() {
        return clock.samples();
    }

    /** Whether a reply that began at or after a position has come to its end. Ask inside {@link Moments}. */
    boolean hasHeardReplySince(long position) {
        List<Reply> replies = replies();
        return !replies.isEmpty()
                && replies.getLast().start() >= position
                && playout.isDry()
                && clock.samples() - replies.getLast().end() >= QUIET_SAMPLES;
    }

    /** Whether nothing was heard, and the caller said nothing, for so many samples. Ask inside {@link Moments}. */
    boolean isQuietFor(long samples) {
        long now = clock.samples();
        return playout.isDry() && now - lastHeard() >= samples && now - mouth.lastTurn() >= samples;
    }

    /** Where the first reply that began at or after a position began. Ask inside {@link Moments}. */
    Optional<Long> replyStartSince(long position) {
        return replies().stream()
                .map(Reply::start)
                .filter(start -> start >= position)
                .findFirst();
    }

    private List<Reply> replies() {
        return Replies.of(playout.spans(), playout.clears(), mouth.turns());
    }

    /** Where the last sound so far ended. Ask inside {@link Moments}. */
    long lastHeard() {
        List<Span> spans = playout.spans();
        return spans.isEmpty() ? 0 : spans.getLast().end();
    }

    /** What comes after this position is another reply. */
    void turn(long position) {
        moments.change(() -> mouth.turn(position));
    }

    void press(char digit) {
        timeLine.add("press", Map.of("digit", "" + digit));
        send(frames -> frames.dtmf("" + digit));
    }

    void drop() {
        timeLine.add("drop");
        moments.change(() -> reading = true);
        socket.kill();
    }

    void hangUp() {
        timeLine.add("hang-up");
        boolean told = moments.with(() -> {
            leaving = true;
            reading = true;
            return started;
        });
        if (!told) {
            upstream.mute();
        } else if (!upstream.sendLast(TwilioFrames::stop)) {
            lost();
        }
        try {
            socket.sendClose(1000);
        } catch (IOException e) {
            lost();
        }
    }

    void read(boolean on) {
        timeLine.add(on ? "resume-reading" : "stop-reading");
        moments.change(() -> reading = on);
    }

    void misbehave(Misbehaviour how) {
        timeLine.add("misbehave", Map.of("how", how.name()));
        if (!new Mischief(socket, upstream, plan, this::isOver).commit(how)) {
            lost();
        }
    }

    private StreamRecord record(Incoming.Closed end) {
        return moments.with(() -> new StreamRecord(
                plan.streamSid(),
                began,
                closedAt.orElse(Duration.ZERO),
                end.code(),
                end.reason(),
                mouth.spoken(),
                playout.heard(),
                mouth.said(),
                mouth.turns(),
                playout.spans(),
                playout.clears(),
                marks.all(),
                List.copyOf(mediaReceived),
                upstream.framesSent(),
                upstream.framesLate()));
    }
}
