package ai.beluga.voice.twilio.media;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.pipeline.LineInput;
import ai.beluga.voice.pipeline.LineInput.LossCause;
import ai.beluga.voice.session.Switchboard;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * One stream from its upgrade to its end: what may come when, how much and how fast. What breaks the rules is closed with a
 * reason; nothing is opened before the ticket was good. Called by the socket's threads, one at a time, and by timers.
 */
public final class MediaConnection {

    private static final Logger LOG = System.getLogger(MediaConnection.class.getName());
    private static final int MOST_FRAGMENTS = 1_000;
    private static final String TICKET = "ticket";

    /** What a connection works with. */
    record Surroundings(Switchboard switchboard, OpenStreams open, Executor executor, Timers timers, Ticker ticker) {}

    private final Peer peer;
    private final Admission admission;
    private final MediaLimits limits;
    private final Surroundings surroundings;
    private final MessageRate rate;
    private final StringBuilder message = new StringBuilder();
    private Optional<Stream> stream = Optional.empty();
    private Timers.Cancellable watch = () -> {};
    private Timers.Cancellable beat = () -> {};
    private long heardNanos;
    private int fragments;
    private boolean over;

    private record Stream(CallId call, String sid, MediaLine line, LineInput input, Heartbeat heart) {}

    MediaConnection(Peer peer, Admission admission, MediaLimits limits, Surroundings surroundings) {
        this.peer = peer;
        this.admission = admission;
        this.limits = limits;
        this.surroundings = surroundings;
        this.rate = new MessageRate(limits.messagesPerSecond(), limits.idle());
    }

    /** The socket is open: the start message must come soon. */
    public synchronized void opened() {
        heardNanos = surroundings.ticker().nanos();
        watch = surroundings.timers().schedule(limits.start(), this::unstarted);
    }

    /** A message, or a fragment of one. */
    public synchronized void text(String part, boolean last) {
        if (over) {
            return;
        }
        fragments++;
        if (message.length() + part.length() > limits.messageChars() || fragments > MOST_FRAGMENTS) {
            breach(CloseCode.TOO_BIG, "a message is longer than " + limits.messageChars() + " characters");
            return;
        }
        message.append(part);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            fragments = 0;
            whole(whole);
        }
    }

    /** A binary message; Twilio sends none. */
    public synchronized void binary() {
        breach(CloseCode.UNSUPPORTED_DATA, "messages are text");
    }

    /** The other end answered a ping. */
    public synchronized void ponged() {
        stream.ifPresent(mine -> mine.heart().answered(surroundings.ticker().nanos()));
    }

    /** The socket is gone. */
    public synchronized void closed() {
        lose(LossCause.BROKEN);
    }

    /** Something failed while a message was taken: what the call knows of this stream can no longer be trusted. */
    synchronized void broke() {
        if (!over) {
            lose(LossCause.BROKEN);
            close(CloseCode.FAILURE, "the gateway failed");
        }
    }

    /** The carrier says that the stream failed, though its socket does not know yet. */
    synchronized void failed() {
        if (!over) {
            lose(LossCause.BROKEN);
            close(CloseCode.GOING_AWAY, "the carrier reports a failure");
        }
    }

    private void whole(String text) {
        long now = surroundings.ticker().nanos();
        heardNanos = now;
        if (!rate.admits(now)) {
            breach(CloseCode.REFUSED, "more than " + limits.messagesPerSecond() + " messages a second");
            return;
        }
        try {
            take(MediaCodec.read(text));
        } catch (MalformedMessageException e) {
            breach(CloseCode.INVALID_DATA, String.valueOf(e.getMessage()));
        }
    }

    private void take(MediaMessage received) throws MalformedMessageException {
        switch (received) {
            case MediaMessage.Start start -> start(start);
            case MediaMessage.Media media -> {
                Optional<Stream> mine = mine(media.streamSid());
                if (mine.isPresent() && media.inbound()) {
                    mine.get().input().audio(media.timestampMillis(), media.payload(), heardNanos);
                }
            }
            case MediaMessage.Dtmf dtmf ->
                mine(dtmf.streamSid()).ifPresent(my -> my.input().digit(dtmf.digit()));
            case MediaMessage.Mark mark ->
                mine(mark.streamSid()).ifPresent(my -> my.input().marked(mark.name()));
            case MediaMessage.Stop stop -> mine(stop.streamSid()).ifPresent(my -> stopped(my.line()));
            case MediaMessage.Connected connected -> {}
            case MediaMessage.Unknown unknown ->
                LOG.log(Level.DEBUG, "an event of a stream is not known: {0}", unknown.event());
        }
    }

    private void start(MediaMessage.Start start) throws MalformedMessageException {
        if (stream.isPresent()) {
            breach(CloseCode.PROTOCOL_ERROR, "a stream starts once");
            return;
        }
        if (!start.format().equals(MediaMessage.Format.TELEPHONE)) {
            breach(CloseCode.UNSUPPORTED_DATA, "audio must be mu-law at 8 kHz, one channel");
            return;
        }
        if (start.callSid().isBlank()) {
            throw new MalformedMessageException("start.callSid is empty");
        }
        MediaWriter writer = new MediaWriter(start.streamSid());
        CallId call = new CallId(start.callSid());
        if (!admission.admits(call, start.parameters().getOrDefault(TICKET, ""))) {
            LOG.log(Level.WARNING, "a stream for call {0} is refused: its ticket is used, stale or not its own", call);
            breach(CloseCode.REFUSED, "the ticket is not good");
            return;
        }
        attach(call, start.streamSid(), writer);
    }

    private void attach(CallId call, String sid, MediaWriter writer) {
        MediaLine line = new MediaLine(
                writer, peer, surroundings.executor(), surroundings.timers(), limits, () -> lose(LossCause.PEER_SLOW));
        LineInput input = surroundings.switchboard().attach(call, line);
        Heartbeat heart = new Heartbeat(limits.send(), surroundings.ticker().nanos());
        stream = Optional.of(new Stream(call, sid, line, input, heart));
        surroundings.open().add(sid, this);
        watch.cancel();
        watchIdle(limits.idle());
        line.ping();
        nextBeat(heart);
        LOG.log(Level.INFO, "call {0} has a stream", call);
    }

    /** The stream when it is this one; any other breaks the rules. */
    private Optional<Stream> mine(String sid) {
        Optional<Stream> mine = stream.filter(known -> known.sid().equals(sid));
        if (mine.isEmpty()) {
            breach(
                    CloseCode.PROTOCOL_ERROR,
                    stream.isPresent() ? "a message is of another stream" : "a stream begins with start");
        }
        return mine;
    }

    private void stopped(MediaLine line) {
        lose(LossCause.STOPPED);
        line.close(CloseCode.NORMAL, "stopped");
    }

    private synchronized void unstarted() {
        if (!over && stream.isEmpty()) {
            breach(CloseCode.REFUSED, "no start within " + limits.start().toMillis() + " ms");
        }
    }

    private void watchIdle(Duration left) {
        watch = surroundings.timers().schedule(left, this::checkIdle);
    }

    private synchronized void checkIdle() {
        if (over) {
            return;
        }
        Duration quiet = Duration.ofNanos(surroundings.ticker().nanos() - heardNanos);
        Duration left = limits.idle().minus(quiet);
        if (left.isPositive()) {
            watchIdle(left);
            return;
        }
        String reason = "nothing came for " + limits.idle().toMillis() + " ms";
        stream.ifPresent(quietOne -> quietOne.line().closeReason(CloseCode.GOING_AWAY, reason));
        lose(LossCause.BROKEN);
        close(CloseCode.GOING_AWAY, reason);
    }

    private void nextBeat(Heartbeat heart) {
        beat = surroundings.timers().schedule(heart.interval(), this::beat);
    }

    private synchronized void beat() {
        if (over || stream.isEmpty()) {
            return;
        }
        Stream mine = stream.get();
        if (mine.heart().reads(surroundings.ticker().nanos(), heardNanos)) {
            mine.line().ping();
            nextBeat(mine.heart());
        } else {
            mine.line().unread();
        }
    }

    /** Closes a stream that breaks the rules. */
    private void breach(CloseCode code, String reason) {
        if (!over) {
            LOG.log(Level.WARNING, "a stream is closed: {0}", reason);
            stream.ifPresent(broken -> broken.line().closeReason(code, reason));
            lose(LossCause.PROTOCOL_ERROR);
            close(code, reason);
        }
    }

    private synchronized void lose(LossCause cause) {
        if (!over) {
            over = true;
            watch.cancel();
            beat.cancel();
            message.setLength(0);
            stream.ifPresent(lost -> {
                surroundings.open().remove(lost.sid(), this);
                lost.input().lost(cause);
            });
        }
    }

    /** Through the writer where there is one; a close may block, so never on a thread that carries audio. */
    private void close(CloseCode code, String reason) {
        if (stream.isPresent()) {
            stream.get().line().close(code, reason);
        } else {
            surroundings.executor().execute(() -> peer.close(code, reason));
        }
    }
}
