package ai.beluga.voice.pipeline;

/** Takes an event onward. */
@FunctionalInterface
public interface Emitter {

    /** Hands on an event. */
    void emit(VoiceEvent event);
}
