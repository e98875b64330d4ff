package ai.beluga.voice.pipeline;

/** One step of a session's pipeline. Called by one thread at a time, one event at a time; must not block. */
public sealed interface Stage {

    /** Gives up what the stage holds; called once, nothing follows. */
    default void close() {}

    /** A tap looks and can neither drop nor change: the pipeline forwards for it. */
    @FunctionalInterface
    non-sealed interface Tap extends Stage {

        /** Looks at an event; {@code nowNanos} is when the session took it up. */
        void observe(VoiceEvent event, long nowNanos);
    }

    /** A processor decides what goes on; what it does not hand to {@code next} ends here. */
    @FunctionalInterface
    non-sealed interface Processor extends Stage {

        /** Handles an event; {@code nowNanos} is when the session took it up. */
        void process(VoiceEvent event, long nowNanos, Emitter next);
    }
}
