package ai.beluga.voice.provider.langchain;

import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The tools that the model calls in one reply: it is asked again, with their results, once all of an answer have theirs. Any thread. */
final class ToolRounds {

    /** A model that still calls then does not know what it does. */
    private static final int MOST_ROUNDS = 12;

    private static final String FIRST_TELL =
            "{\"status\":\"refused\",\"error\":\"first tell the caller what became of the other tools\"}";

    private final CallTools tools;
    private final boolean offered;
    private final List<ChatMessage> messages = new ArrayList<>();
    private final Map<String, String> results = new TreeMap<>();
    private Map<String, ToolExecutionRequest> open = Map.of();
    private int rounds;

    /** @param offered there are tools of the application's */
    ToolRounds(CallTools tools, boolean offered) {
        this.tools = tools;
        this.offered = offered;
    }

    /** What ends the call. */
    Optional<Then> wanted(List<ToolExecutionRequest> requests) {
        return tools.wanted(requests);
    }

    /** The gateway is to answer before the reply goes on. */
    boolean isRound(List<ToolExecutionRequest> requests) {
        return offered && !tools.others(requests).isEmpty();
    }

    synchronized boolean areTooMany() {
        return rounds >= MOST_ROUNDS;
    }

    /** The model has called tools; gives those that the gateway answers. Its own names of calls are not unique everywhere. */
    synchronized List<AgentReply.CallsTool> begin(AiMessage message) {
        rounds++;
        open = new LinkedHashMap<>();
        results.clear();
        for (ToolExecutionRequest request : message.toolExecutionRequests()) {
            String id = rounds + "." + (open.size() + 1);
            boolean named = request.id() != null && !request.id().isBlank();
            open.put(id, named ? request : request.toBuilder().id("call_" + id).build());
        }
        List<ToolExecutionRequest> others = tools.others(List.copyOf(open.values()));
        List<AgentReply.CallsTool> calls = new ArrayList<>();
        open.forEach((id, request) -> {
            if (others.contains(request)) {
                String arguments = request.arguments() == null ? "" : request.arguments();
                calls.add(new AgentReply.CallsTool(id, request.name(), arguments));
            } else {
                results.put(id, FIRST_TELL);
            }
        });
        messages.add(AiMessage.builder()
                .text(message.text())
                .toolExecutionRequests(List.copyOf(open.values()))
                .build());
        return calls;
    }

    /** One has its result; {@code true} when it was the last. */
    synchronized boolean answered(String id, String json) {
        if (!open.containsKey(id) || results.putIfAbsent(id, json) != null || results.size() < open.size()) {
            return false;
        }
        open.forEach((call, request) ->
                messages.add(ToolExecutionResultMessage.from(request, String.valueOf(results.get(call)))));
        open = Map.of();
        return true;
    }

    /** What was called and answered, in order. */
    synchronized List<ChatMessage> messages() {
        return List.copyOf(messages);
    }
}
