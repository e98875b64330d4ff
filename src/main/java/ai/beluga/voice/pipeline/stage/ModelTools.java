package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.tool.Schema;
import ai.beluga.voice.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model can do besides talking. */
final class ModelTools {

    /** Told when the call ends and the caller has not been told so. */
    static final String SAY_SO = "{\"next\":\"tell the caller so in one short sentence, and call nothing\"}";
    /** Told when the call ends and the reply under way still goes on. */
    static final String ENDS_BEHIND_THIS = "{\"next\":\"the call ends once your words were heard; call nothing\"}";
    /** Told of a tool of the application's when the caller goes on while it runs. */
    static final String GOES_ON =
            "{\"status\":\"late\",\"note\":\"the caller went on; what was begun goes on, and you are"
                    + " told when it is done\"}";
    /** Told when the caller is asked about another tool of the same reply. */
    static final String CALLER_IS_ASKED =
            "{\"error\":\"the caller is asked about another tool first; it was not done\"}";
    /** Told when the caller has gone on. */
    static final String CALLER_WENT_ON = "{\"error\":\"the caller went on; it was not done\"}";

    private static final String END_CALL = "end_call";
    private static final String TRANSFER = "transfer_to_person";
    private static final String NO_ARGUMENTS = "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}";

    private final boolean transfers;
    private final List<Tool> others;

    /**
     * @param transfers whether there is a person to transfer to
     * @param others the application's
     */
    ModelTools(boolean transfers, List<Tool> others) {
        this.transfers = transfers;
        this.others = others;
    }

    List<Opening.Tool> offered() {
        List<Opening.Tool> tools = new ArrayList<>();
        tools.add(new Opening.Tool(
                END_CALL,
                "Hangs up after your words were heard. Call it together with your goodbye, when the caller is done.",
                NO_ARGUMENTS));
        if (transfers) {
            tools.add(new Opening.Tool(
                    TRANSFER,
                    "Puts the caller through to a person after your words were heard. Call it when they ask for one.",
                    NO_ARGUMENTS));
        }
        others.forEach(tool -> tools.add(new Opening.Tool(tool.name(), tool.description(), Schema.of(tool))));
        return List.copyOf(tools);
    }

    /** Why the call ends with this tool; empty for one that does not end it. */
    Optional<EndReason> ends(String tool) {
        return switch (tool) {
            case END_CALL -> Optional.of(EndReason.GOODBYE);
            case TRANSFER -> transfers ? Optional.of(EndReason.TRANSFER) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
