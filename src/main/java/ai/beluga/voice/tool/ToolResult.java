package ai.beluga.voice.tool;

/** How a tool's method ended. */
public sealed interface ToolResult {

    /** It did what it does; {@code json} is what it answers, and may be no JSON at all. */
    record Done(String json) implements ToolResult {
        @Override
        public String toString() {
            return "Done[]";
        }
    }

    /** It has changed nothing, and says why. */
    record NotDone(String why) implements ToolResult {
        @Override
        public String toString() {
            return "NotDone[]";
        }
    }

    /** It broke off; nobody knows what it has changed. */
    record Broke() implements ToolResult {}
}
