package ai.beluga.voice.provider.langchain;

import ai.beluga.voice.agent.AgentReply.Then;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import java.util.Optional;

/** What the model can do to the call besides talking. */
final class CallTools {

    static final String END_CALL = "end_call";
    static final String TRANSFER = "transfer_to_person";

    private static final ToolSpecification END_CALL_TOOL = tool(
            END_CALL,
            "Hangs up after your words were heard. Call it together with your goodbye, when the caller is done.");
    private static final ToolSpecification TRANSFER_TOOL = tool(
            TRANSFER,
            "Puts the caller through to a person after your words were heard. Call it when they ask for one.");

    private final boolean transfers;

    /** @param transfers whether there is a person to transfer to */
    CallTools(boolean transfers) {
        this.transfers = transfers;
    }

    boolean transfers() {
        return transfers;
    }

    List<ToolSpecification> offered() {
        return transfers ? List.of(END_CALL_TOOL, TRANSFER_TOOL) : List.of(END_CALL_TOOL);
    }

    /** The first wish that can be granted; a transfer goes before hanging up. */
    Optional<Then> wanted(List<ToolExecutionRequest> requests) {
        if (transfers && asks(requests, TRANSFER)) {
            return Optional.of(Then.TRANSFER);
        }
        return asks(requests, END_CALL) ? Optional.of(Then.HANG_UP) : Optional.empty();
    }

    private static boolean asks(List<ToolExecutionRequest> requests, String tool) {
        return requests.stream().anyMatch(request -> tool.equals(request.name()));
    }

    private static ToolSpecification tool(String name, String description) {
        return ToolSpecification.builder()
                .name(name)
                .description(description)
                .parameters(JsonObjectSchema.builder().build())
                .build();
    }
}
