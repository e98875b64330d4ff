package ai.beluga.voice.tool.api;

/** Thrown by a tool that has changed nothing. The message is for the model, which may repeat it to the caller. */
public final class NotDone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param why in words for the model, such as "there is no free appointment on that day" */
    public NotDone(String why) {
        super(why);
    }

    /** The same with what has caused it, of which nobody is told. */
    public NotDone(String why, Throwable cause) {
        super(why, cause);
    }
}
