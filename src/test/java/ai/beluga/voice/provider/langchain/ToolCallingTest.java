package ai.beluga.voice.provider.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.testkit.ScriptedTool;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model that calls the application's tools, on the wire of "Chat Completions, function calling". */
class ToolCallingTest extends LanguageModelBench {

    private Agent.Reply askWithTool(String... notes) {
        return agent.reply(
                request(QUESTION)
                        .with(List.of(ScriptedTool.look("opening_hours").tool()), List.of(notes)),
                replies::add);
    }

    private AgentReply.CallsTool nextCall() throws InterruptedException {
        return (AgentReply.CallsTool) next();
    }

    private static void call(ChatExchange exchange, String... names) throws IOException {
        for (int i = 0; i < names.length; i++) {
            JsonObject function = Json.createObjectBuilder()
                    .add("name", names[i])
                    .add("arguments", "{\"day\":")
                    .build();
            part(
                    exchange,
                    Json.createObjectBuilder()
                            .add("index", i)
                            .add("id", "t" + i)
                            .add("type", "function")
                            .add("function", function)
                            .build());
            JsonObject rest =
                    Json.createObjectBuilder().add("arguments", "\"monday\"}").build();
            part(
                    exchange,
                    Json.createObjectBuilder()
                            .add("index", i)
                            .add("function", rest)
                            .build());
        }
        exchange.finish("tool_calls");
    }

    private static void part(ChatExchange exchange, JsonObject call) throws IOException {
        exchange.event(ChatExchange.delta(
                Json.createObjectBuilder()
                        .add("tool_calls", Json.createArrayBuilder().add(call))
                        .build(),
                "null"));
    }

    private static List<JsonObject> messages(ChatExchange exchange) {
        return exchange.body().getJsonArray("messages").getValuesAs(JsonObject.class);
    }

    @Test
    void modelIsOfferedTheToolsWithAllThatIsAllowed() throws Exception {
        askWithTool();

        ChatExchange exchange = api.next();
        assertThat(ChatRequests.tools(exchange)).containsExactly("end_call", "opening_hours");
        JsonObject parameters = exchange.body()
                .getJsonArray("tools")
                .getJsonObject(1)
                .getJsonObject("function")
                .getJsonObject("parameters");
        assertThat(parameters.getJsonObject("properties").getJsonObject("day").getInt("maxLength"))
                .isEqualTo(20);
        assertThat(parameters.getJsonArray("required").getString(0)).isEqualTo("day");
    }

    @Test
    void replyGoesOnWithTheResult() throws Exception {
        Agent.Reply reply = askWithTool();
        call(api.next().open().token("Let me see."), "opening_hours");
        assertThat(next()).isEqualTo(new AgentReply.TextChunk("Let me see."));
        AgentReply.CallsTool called = nextCall();
        assertThat(called.tool()).isEqualTo("opening_hours");
        assertThat(called.arguments()).isEqualTo("{\"day\":\"monday\"}");

        reply.toolResult(called.id(), "{\"status\":\"done\",\"result\":\"nine\"}");

        ChatExchange second = api.next();
        List<JsonObject> messages = messages(second);
        JsonObject calling = messages.get(messages.size() - 2);
        assertThat(calling.getString("role")).isEqualTo("assistant");
        assertThat(calling.getJsonArray("tool_calls").getJsonObject(0).getString("id"))
                .isEqualTo("t0");
        JsonObject result = messages.getLast();
        assertThat(result.getString("role")).isEqualTo("tool");
        assertThat(result.getString("tool_call_id")).isEqualTo("t0");
        assertThat(result.getString("content")).contains("nine");

        second.open().token("At nine.").finish("stop");
        assertThat(next()).isEqualTo(new AgentReply.TextChunk("At nine."));
        assertThat(next()).isEqualTo(new AgentReply.Ended(AgentReply.Then.LISTEN));
    }

    @Test
    void modelIsAskedAgainOnceAllToolsHaveTheirResults() throws Exception {
        Agent.Reply reply = askWithTool();
        call(api.next().open(), "opening_hours", "opening_hours");
        AgentReply.CallsTool first = nextCall();
        AgentReply.CallsTool second = nextCall();

        reply.toolResult(second.id(), "{\"status\":\"done\",\"result\":2}");
        reply.toolResult(second.id(), "{\"status\":\"done\",\"result\":3}");
        reply.toolResult(first.id(), "{\"status\":\"done\",\"result\":1}");

        List<JsonObject> messages = messages(api.next());
        assertThat(messages.subList(messages.size() - 2, messages.size()))
                .extracting(message -> message.getString("tool_call_id") + message.getString("content"))
                .containsExactly("t0{\"status\":\"done\",\"result\":1}", "t1{\"status\":\"done\",\"result\":2}");
    }

    @Test
    void callDoesNotEndBeforeTheCallerHearsTheResult() throws Exception {
        Agent.Reply reply = askWithTool();
        call(api.next().open(), "opening_hours", "end_call");

        reply.toolResult(nextCall().id(), "{\"status\":\"done\"}");

        assertThat(messages(api.next()).getLast().getString("content")).contains("first tell the caller");
        assertThat(replies).isEmpty();
    }

    @Test
    void slowToolIsNoSilenceOfTheModel() throws Exception {
        Agent.Reply reply = askWithTool();
        call(api.next().open(), "opening_hours");
        AgentReply.CallsTool called = nextCall();

        time.advance(Duration.ofMinutes(2));
        reply.toolResult(called.id(), "{\"status\":\"done\"}");

        api.next().open().token("At nine.").finish("stop");
        assertThat(next()).isEqualTo(new AgentReply.TextChunk("At nine."));
    }

    @Test
    void modelThatIsSilentBehindAResultHasFailed() throws Exception {
        Agent.Reply reply = askWithTool();
        call(api.next().open(), "opening_hours");
        reply.toolResult(nextCall().id(), "{\"status\":\"done\"}");
        api.next();

        time.advance(Duration.ofSeconds(20));

        assertThat(next()).isInstanceOf(AgentReply.Failed.class);
    }

    @Test
    void replyGivenUpWhileAToolRunsAsksNothingMore() throws Exception {
        Agent.Reply reply = askWithTool();
        call(api.next().open(), "opening_hours");
        AgentReply.CallsTool called = nextCall();

        reply.cancel();
        reply.toolResult(called.id(), "{\"status\":\"done\"}");
        askWithTool();

        assertThat(messages(api.next()).getLast().getString("role"))
                .as("only the next question")
                .isEqualTo("user");
    }

    @Test
    void toolThatThereIsNotIsForTheGatewayToRefuse() throws Exception {
        askWithTool();
        call(api.next().open(), "send_mail");

        assertThat(nextCall().tool()).isEqualTo("send_mail");
    }

    @Test
    void modelThatCallsWithoutEndHasFailed() throws Exception {
        Agent.Reply reply = askWithTool();
        AgentReply last = new AgentReply.TextChunk("");
        for (int round = 0; round < 20 && !(last instanceof AgentReply.Failed); round++) {
            call(api.next().open(), "opening_hours");
            last = next();
            if (last instanceof AgentReply.CallsTool called) {
                reply.toolResult(called.id(), "{\"status\":\"refused\"}");
            }
        }

        assertThat(last).isInstanceOf(AgentReply.Failed.class);
    }

    @Test
    void modelIsToldWhatWasDoneMeanwhile() throws Exception {
        askWithTool("The tool book is done meanwhile.");

        assertThat(ChatRequests.messages(api.next()).getFirst())
                .startsWith("system:")
                .contains("The tool book is done meanwhile.");
    }
}
