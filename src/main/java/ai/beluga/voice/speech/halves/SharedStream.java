package ai.beluga.voice.speech.halves;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Lifetime;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.time.Timers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call's stream of a model, opened by the first half that wants it and closed behind the last. Before the vendor ends it
 * another one takes over, while nobody speaks. The model decides nothing, so a new stream needs to know nothing of the one
 * before. This object's lock is held whenever a stream is asked or a half is told.
 */
final class SharedStream {

    private final SpeechToSpeech model;
    private final Timers timers;
    private final Consumer<S2sEvent.Usage> used;
    private final Map<Half, Member<?>> members = new LinkedHashMap<>();
    private Optional<Connection> current = Optional.empty();
    private Optional<Connection> successor = Optional.empty();
    /** Another stream is wanted. */
    private boolean old;
    /** It could not be opened, and is not tried again before a while. */
    private boolean resting;

    /** @param used told under the lock, once for both halves */
    SharedStream(SpeechToSpeech model, Timers timers, Consumer<S2sEvent.Usage> used) {
        this.model = model;
        this.timers = timers;
        this.used = used;
    }

    /** A half under the type by which others know it. */
    private record Member<S>(S stream, CompletableFuture<S> joined) {

        void opened() {
            joined.complete(stream);
        }
    }

    /** A stream of the model's, or what will be one. */
    private static final class Connection {
        private final Locale language;
        private Optional<CompletableFuture<SpeechToSpeech.Stream>> future = Optional.empty();
        private Optional<SpeechToSpeech.Stream> stream = Optional.empty();
        private Optional<Timers.Cancellable> age = Optional.empty();

        Connection(Locale language) {
            this.language = language;
        }

        void end() {
            age.ifPresent(Timers.Cancellable::cancel);
            future.ifPresent(opening -> opening.cancel(true));
            stream.ifPresent(SpeechToSpeech.Stream::close);
        }
    }

    /**
     * A half wants to share the stream.
     *
     * @param stream the half, as others know it
     * @return it, once the stream is open; cancelling gives it up
     */
    synchronized <S> CompletionStage<S> join(Locale language, Half half, S stream) {
        CompletableFuture<S> joined = new CompletableFuture<>();
        var givenUp = joined.whenComplete((opened, failure) -> {
            if (joined.isCancelled()) {
                leave(half);
            }
        });
        members.put(half, new Member<>(stream, joined));
        if (current.isEmpty()) {
            Connection first = new Connection(language);
            current = Optional.of(first);
            open(first);
        } else if (current.get().stream.isPresent()) {
            joined.complete(stream);
        }
        return joined;
    }

    /** Who left hears nothing more. */
    synchronized void leave(Half half) {
        if (members.remove(half) != null && members.isEmpty()) {
            end();
        }
    }

    /** Asks something of the stream that this half shares; one that left, or lost its stream, asks nothing of the next. */
    synchronized void use(Half half, Consumer<SpeechToSpeech.Stream> action) {
        current.filter(connection -> members.containsKey(half))
                .flatMap(connection -> connection.stream)
                .ifPresent(action);
    }

    private void end() {
        Optional<Connection> ended = current;
        Optional<Connection> unused = successor;
        current = Optional.empty();
        successor = Optional.empty();
        old = false;
        resting = false;
        ended.ifPresent(Connection::end);
        unused.ifPresent(Connection::end);
    }

    private void open(Connection connection) {
        Opening nothing =
                new Opening(connection.language, "", List.of(), List.of(), Opening.Turns.OURS, Optional.empty());
        CompletableFuture<SpeechToSpeech.Stream> future;
        try {
            future = model.open(nothing, event -> told(connection, event)).toCompletableFuture();
        } catch (RuntimeException broken) { // an engine that cannot even begin has failed like any other
            future = CompletableFuture.failedFuture(broken);
        }
        connection.future = Optional.of(future);
        var unused = future.whenComplete((stream, failure) -> settled(connection, stream, failure));
    }

    private synchronized void settled(
            Connection connection, SpeechToSpeech.@Nullable Stream stream, @Nullable Throwable failure) {
        if (!isCurrent(connection) && !isSuccessor(connection)) {
            if (stream != null) {
                stream.close();
            }
        } else if (stream == null) {
            refused(connection, ProviderException.of(failure));
        } else {
            connection.stream = Optional.of(stream);
            if (isCurrent(connection)) {
                begins(connection);
                List.copyOf(members.values()).forEach(Member::opened);
            } else {
                renew();
            }
        }
    }

    private void refused(Connection connection, ProviderException cause) {
        if (isCurrent(connection)) {
            List<Member<?>> waiting = List.copyOf(members.values());
            members.clear();
            end();
            waiting.forEach(member -> member.joined().completeExceptionally(cause));
        } else {
            withoutSuccessor();
        }
    }

    private void withoutSuccessor() {
        successor.ifPresent(Connection::end);
        successor = Optional.empty();
        resting = true;
        current.ifPresent(connection -> {
            connection.age.ifPresent(Timers.Cancellable::cancel);
            connection.age = Optional.of(timers.schedule(Lifetime.AGAIN, this::rested));
        });
    }

    private void begins(Connection connection) {
        Lifetime lifetime = new Lifetime(model.capabilities().longestSession());
        old = false;
        connection.age = Optional.of(timers.schedule(lifetime.wanted(), () -> ends(connection)));
    }

    private synchronized void ends(Connection connection) {
        if (isCurrent(connection)) {
            old = true;
            renew();
        }
    }

    private synchronized void told(Connection connection, S2sEvent event) {
        if (!isCurrent(connection)) {
            if (isSuccessor(connection) && event instanceof S2sEvent.Failed) {
                withoutSuccessor();
            }
            return;
        }
        switch (event) {
            case S2sEvent.Failed failed -> lost(failed.cause());
            case S2sEvent.Leaving leaving -> ends(connection);
            case S2sEvent.Used report -> used.accept(report.usage());
            default -> {
                List.copyOf(members.keySet()).forEach(half -> half.told(event));
                renew();
            }
        }
    }

    private void lost(ProviderException cause) {
        List<Map.Entry<Half, Member<?>>> all = new ArrayList<>(members.entrySet());
        members.clear();
        end();
        for (Map.Entry<Half, Member<?>> each : all) {
            if (each.getValue().joined().isDone()) {
                each.getKey().lost(cause);
            } else {
                each.getValue().joined().completeExceptionally(cause);
            }
        }
    }

    /** Goes on with another stream when it is time and nobody speaks. */
    private synchronized void renew() {
        boolean live =
                current.filter(connection -> connection.stream.isPresent()).isPresent();
        if (!old || !live) {
            return;
        }
        if (successor.isEmpty()) {
            if (!resting) {
                Connection next = new Connection(current.orElseThrow().language);
                successor = Optional.of(next);
                open(next);
            }
        } else if (successor.get().stream.isPresent()
                && members.keySet().stream().allMatch(Half::isQuiet)) {
            Connection former = current.orElseThrow();
            Connection next = successor.get();
            current = successor;
            successor = Optional.empty();
            begins(next);
            members.keySet().forEach(Half::renewed);
            former.end();
        }
    }

    private synchronized void rested() {
        resting = false;
        renew();
    }

    private boolean isCurrent(Connection connection) {
        return current.filter(each -> each == connection).isPresent();
    }

    private boolean isSuccessor(Connection connection) {
        return successor.filter(each -> each == connection).isPresent();
    }
}
