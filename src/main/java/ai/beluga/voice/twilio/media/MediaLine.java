package ai.beluga.voice.twilio.media;

import ai.beluga.voice.pipeline.Line;
import ai.beluga.voice.time.Timers;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Our mouth on one stream, and its only writer: messages wait in a bounded queue and one task at a time sends them. A peer
 * that does not take a message in time, or lets the queue fill, is given up; nobody else waits for it.
 */
final class MediaLine implements Line {

    private static final Logger LOG = System.getLogger(MediaLine.class.getName());

    private sealed interface Outgoing {}

    private record Message(String text, boolean clearable) implements Outgoing {}

    private record Ping() implements Outgoing {}

    private record Close(CloseCode code, String reason) implements Outgoing {}

    private final MediaWriter writer;
    private final Peer peer;
    private final Executor executor;
    private final Timers timers;
    private final MediaLimits limits;
    private final Runnable slow;
    private final Deque<Outgoing> queue = new ArrayDeque<>();
    private Optional<Close> reason = Optional.empty();
    private boolean sending;
    private boolean closing;

    /** @param slow told once, when the other end does not read */
    MediaLine(MediaWriter writer, Peer peer, Executor executor, Timers timers, MediaLimits limits, Runnable slow) {
        this.writer = writer;
        this.peer = peer;
        this.executor = executor;
        this.timers = timers;
        this.limits = limits;
        this.slow = slow;
    }

    @Override
    public void play(byte[] muLaw, int offset, int length) {
        add(new Message(writer.media(muLaw, offset, length), true));
    }

    @Override
    public void mark(String name) {
        add(new Message(writer.mark(name), true));
    }

    @Override
    public void clear() {
        synchronized (queue) {
            queue.removeIf(waiting -> waiting instanceof Message message && message.clearable());
        }
        add(new Message(writer.clear(), false));
    }

    @Override
    public void close(CloseCause cause) {
        close(CloseCode.of(cause), cause.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Asks the other end whether it reads. */
    void ping() {
        add(new Ping());
    }

    /** The other end does not read. */
    void unread() {
        synchronized (queue) {
            if (!closing) {
                giveUp("it does not answer");
            }
        }
    }

    /** Whoever closes this line first, the other end is told this. */
    void closeReason(CloseCode code, String why) {
        synchronized (queue) {
            reason = Optional.of(new Close(code, why));
        }
    }

    /** Closes after what waits was sent; a peer that does not read is not waited for. */
    void close(CloseCode code, String why) {
        Close close = new Close(code, why);
        synchronized (queue) {
            close = reason.orElse(close);
        }
        add(close);
    }

    /** Nothing more can be sent. The close makes the server tell the connection, whose call then waits for another line. */
    private void broken() {
        synchronized (queue) {
            closing = true;
            queue.clear();
        }
        peer.close(CloseCode.FAILURE, "the stream cannot be written to");
    }

    private void add(Outgoing outgoing) {
        synchronized (queue) {
            if (closing) {
                return;
            }
            if (queue.size() >= limits.queue() && outgoing instanceof Message) {
                giveUp("its queue is full");
                return;
            }
            closing = outgoing instanceof Close;
            queue.add(outgoing);
            if (sending) {
                return;
            }
            sending = true;
        }
        start();
    }

    private void start() {
        try {
            executor.execute(this::sendAll);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.ERROR, "no thread to send on: a stream is closed", e);
            synchronized (queue) {
                sending = false;
                giveUp("there is no thread to send on");
            }
        }
    }

    private void sendAll() {
        for (Optional<Outgoing> next = next(); next.isPresent(); next = next()) {
            Timers.Cancellable watchdog = timers.schedule(limits.send(), this::stuck);
            try {
                send(next.get());
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a stream's socket is gone", e);
                broken();
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "a stream cannot be written to; it is closed", e);
                broken();
            } finally {
                watchdog.cancel();
            }
        }
    }

    private void send(Outgoing outgoing) throws IOException {
        switch (outgoing) {
            case Message message -> peer.send(message.text());
            case Ping ping -> peer.ping();
            case Close close -> peer.close(close.code(), close.reason());
        }
    }

    private Optional<Outgoing> next() {
        synchronized (queue) {
            Optional<Outgoing> next = Optional.ofNullable(queue.poll());
            sending = next.isPresent();
            return next;
        }
    }

    private void stuck() {
        synchronized (queue) {
            giveUp("it did not take a message in " + limits.send().toMillis() + " ms");
        }
    }

    /** On another thread, since this one may be the session's; and beside the writer, which may hang. */
    private void giveUp(String why) {
        closing = true;
        queue.clear();
        LOG.log(Level.WARNING, "the other end of a stream is given up: {0}", why);
        Runnable end = () -> {
            slow.run();
            peer.close(CloseCode.FAILURE, "the other end does not read");
        };
        try {
            executor.execute(end);
        } catch (RejectedExecutionException e) {
            timers.schedule(Duration.ZERO, end);
        }
    }
}
