package ai.beluga.voice.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Stages joined once. An event goes in at the head; each stage hands on what is not its own. */
public final class Pipeline {

    private final List<Stage> stages;
    private final Emitter head;
    private long nowNanos;

    private Pipeline(List<Stage> stages, Emitter sink) {
        this.stages = List.copyOf(stages);
        Emitter next = sink;
        for (Stage stage : stages.reversed()) {
            next = link(stage, next);
        }
        this.head = next;
    }

    /** Joins stages in the order given; {@code sink} takes what the last one hands on. */
    public static Pipeline of(List<Stage> stages, Emitter sink) {
        return new Pipeline(stages, sink);
    }

    /** Makes stages and joins them in the order given; when one cannot be made, those made before are closed. */
    public static Pipeline made(List<Supplier<Stage>> makers, Emitter sink) {
        List<Stage> stages = new ArrayList<>();
        try {
            makers.forEach(maker -> stages.add(maker.get()));
        } catch (RuntimeException | Error e) {
            closeAll(stages).forEach(e::addSuppressed);
            throw e;
        }
        return new Pipeline(stages, sink);
    }

    /** Runs an event through the stages; {@code atNanos} is the time for all of them. */
    public void accept(VoiceEvent event, long atNanos) {
        nowNanos = atNanos;
        head.emit(event);
    }

    /** Closes all stages, also when one of them fails. */
    public void close() {
        List<Throwable> failures = closeAll(stages);
        if (!failures.isEmpty()) {
            IllegalStateException unclosed = new IllegalStateException(failures.size() + " stages failed to close");
            failures.forEach(unclosed::addSuppressed);
            throw unclosed;
        }
    }

    private static List<Throwable> closeAll(List<Stage> stages) {
        List<Throwable> failures = new ArrayList<>();
        for (Stage stage : stages) {
            try {
                stage.close();
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
        return failures;
    }

    private Emitter link(Stage stage, Emitter next) {
        return switch (stage) {
            case Stage.Tap tap ->
                event -> {
                    tap.observe(event, nowNanos);
                    next.emit(event);
                };
            case Stage.Processor processor -> event -> processor.process(event, nowNanos, next);
        };
    }
}
