package ai.beluga.voice.provider.langchain;

import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.tool.Schema;
import ai.beluga.voice.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the model can do besides talking. */
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

    /** With the application's. */
    List<ToolSpecification> offered(List<Tool> others) {
        List<ToolSpecification> all = new ArrayList<>();
        all.add(END_CALL_TOOL);
        if (transfers) {
            all.add(TRANSFER_TOOL);
        }
        others.forEach(tool -> all.add(specification(tool)));
        return List.copyOf(all);
    }

    /** What of these is for the gateway to answer. */
    List<ToolExecutionRequest> others(List<ToolExecutionRequest> requests) {
        return requests.stream()
                .filter(request -> !END_CALL.equals(request.name()) && !(transfers && TRANSFER.equals(request.name())))
                .toList();
    }

    private static ToolSpecification specification(Tool tool) {
        JsonObjectSchema.Builder parameters = JsonObjectSchema.builder();
        try (JsonReader schema = Json.createReader(new StringReader(Schema.of(tool)))) {
            JsonObject object = schema.readObject();
            object.getJsonObject("properties")
                    .forEach((name, property) -> parameters.addProperty(name, JsonRawSchema.from(property.toString())));
            parameters.required(object.getJsonArray("required").getValuesAs(JsonString::getString));
        }
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(parameters.build())
                .build();
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
