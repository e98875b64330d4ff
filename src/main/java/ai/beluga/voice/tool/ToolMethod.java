package ai.beluga.voice.tool;

import ai.beluga.voice.tool.api.ToolContext;
import java.util.concurrent.CompletionStage;

/** A tool and how it is called. Any thread. */
public interface ToolMethod {

    /** What may be asked for. */
    Tool tool();

    /**
     * Calls it and returns at once.
     *
     * @return the result as JSON; fails with {@link ai.beluga.voice.tool.api.NotDone} when nothing was done, and with anything else
     *     when nobody knows
     */
    CompletionStage<String> call(ToolContext context, Arguments arguments);
}
