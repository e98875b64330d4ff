package ai.beluga.voice.pipeline;

/** Who wants a tool to be called, and gets the answer. */
public sealed interface ToolAsker {

    /** The model's stream with this number. */
    record Model(int stream) implements ToolAsker {}

    /** The agent, in a reply of this generation. */
    record Agent(int generation) implements ToolAsker {}
}
