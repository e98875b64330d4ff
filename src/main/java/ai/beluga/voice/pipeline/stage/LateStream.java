package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An engine's stream that opens while the call goes on: what is asked of it before waits, within a bound. All methods on
 * the session's thread.
 */
final class LateStream<S extends AutoCloseable> {

    private final IntFunction<CompletionStage<S>> opener;
    private final Consumer<S> closer;
    private final Consumer<VoiceEvent> mailbox;
    private final Consumer<ProviderException> failed;
    private final int mostWaiting;
    private final Queue<Consumer<S>> waiting = new ArrayDeque<>();
    private Optional<S> stream = Optional.empty();
    private CompletableFuture<S> opening = new CompletableFuture<>();
    private CompletableFuture<S> opensBeside = new CompletableFuture<>();
    private int number;
    private int newest;
    private int beside;
    private boolean live;
    private volatile boolean closed;

    /**
     * @param opener opens the stream with the number given
     * @param failed told, on the session's thread, when it cannot be opened
     * @param mostWaiting how many actions may wait; the oldest go first
     */
    LateStream(
            IntFunction<CompletionStage<S>> opener,
            Consumer<S> closer,
            Consumer<VoiceEvent> mailbox,
            Consumer<ProviderException> failed,
            int mostWaiting) {
        this.opener = opener;
        this.closer = closer;
        this.mailbox = mailbox;
        this.failed = failed;
        this.mostWaiting = mostWaiting;
    }

    /** Opens a stream, in place of the one before. */
    void open() {
        drop();
        live = true;
        int mine = next();
        opening = opener.apply(mine).toCompletableFuture();
        var unused = opening.whenComplete((opened, failure) -> {
            if (closed && opened != null) {
                closer.accept(opened);
            } else {
                mailbox.accept(new VoiceEvent.Run(() -> settled(mine, opened, failure)));
            }
        });
    }

    /**
     * Opens a stream beside the one in use, which is kept unless this one opens and is wanted still.
     *
     * @param wanted asked once it is open, on the session's thread
     * @param settled told then whether it is in use; not at all when another one was opened meanwhile
     */
    void renew(BooleanSupplier wanted, Consumer<Boolean> settled) {
        opensBeside.cancel(true);
        int mine = ++newest;
        beside = mine;
        opensBeside = opener.apply(mine).toCompletableFuture();
        var unused = opensBeside.whenComplete((opened, failure) -> {
            if (closed && opened != null) {
                closer.accept(opened);
            } else {
                mailbox.accept(new VoiceEvent.Run(() -> opensBeside(mine, opened, wanted, settled)));
            }
        });
    }

    private void opensBeside(int mine, @Nullable S opened, BooleanSupplier wanted, Consumer<Boolean> settled) {
        boolean current = beside == mine && !closed;
        boolean used = current && opened != null && wanted.getAsBoolean();
        if (opened != null && used) {
            stream.ifPresent(closer);
            stream = Optional.of(opened);
            number = mine;
        } else if (opened != null) {
            closer.accept(opened);
        }
        if (current) {
            beside = 0;
            settled.accept(used);
        }
    }

    private int next() {
        number = ++newest;
        return number;
    }

    /** {@code true} for the stream in use; what others say is stale. */
    boolean isCurrent(int streamNumber) {
        return streamNumber == number;
    }

    /** Number of the stream in use, or being opened. */
    int number() {
        return number;
    }

    /** Gives the stream up; the next use opens another. */
    void fail() {
        waiting.clear();
        drop();
    }

    /** {@code true} when what is asked of the stream is done at once. */
    boolean isOpen() {
        return stream.isPresent();
    }

    /** Does something with the stream, now or once it is open. */
    void use(Consumer<S> action) {
        if (!live && !closed) {
            open();
        }
        if (stream.isPresent()) {
            action.accept(stream.get());
            return;
        }
        if (waiting.size() == mostWaiting) {
            waiting.remove();
        }
        waiting.add(action);
    }

    /** Forgets what waits for the stream to open. */
    void forgetWaiting() {
        waiting.clear();
    }

    void close() {
        closed = true;
        waiting.clear();
        drop();
    }

    private void settled(int mine, @Nullable S opened, @Nullable Throwable failure) {
        if (opened == null) {
            if (mine == number && !closed) {
                live = false;
                failed.accept(ProviderException.of(failure));
            }
            return;
        }
        if (mine != number || closed) {
            closer.accept(opened);
            return;
        }
        stream = Optional.of(opened);
        for (Consumer<S> action = waiting.poll(); action != null; action = waiting.poll()) {
            action.accept(opened);
        }
    }

    private void drop() {
        live = false;
        number = ++newest;
        beside = 0;
        opensBeside.cancel(true);
        opening.cancel(true);
        stream.ifPresent(closer);
        stream = Optional.empty();
    }
}
