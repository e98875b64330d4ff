package ai.beluga.voice.provider.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentReply.Then;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.speech.ProviderException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelAgentTest extends LanguageModelBench {

    @Test
    void requestIsWhatTheApiDocuments() throws Exception {
        ask(QUESTION);

        ChatExchange exchange = api.next();
        assertThat(exchange.requestLine()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(exchange.headers())
                .containsEntry("authorization", "Bearer key-1")
                .containsEntry("content-type", "application/json");
        assertThat(exchange.body().keySet())
                .isSubsetOf("model", "messages", "stream", "stream_options", "tools", "tool_choice", "temperature");
        assertThat(exchange.body().getString("model")).isEqualTo("tiny");
        assertThat(exchange.body().getBoolean("stream")).isTrue();
        assertThat(ChatRequests.tools(exchange)).containsExactly("end_call");
    }

    @Test
    void settingsReachTheRequest() throws Exception {
        agent = agent(
                "beluga.agent.llm.temperature", "0.25",
                "beluga.agent.llm.prompt", "You are Ada.",
                "beluga.transfer.number", "+14155550100");
        ask(QUESTION);

        ChatExchange exchange = api.next();
        assertThat(exchange.body().getJsonNumber("temperature").doubleValue()).isEqualTo(0.25);
        assertThat(ChatRequests.tools(exchange)).containsExactly("end_call", "transfer_to_person");
        assertThat(ChatRequests.messages(exchange).getFirst()).startsWith("system: You are Ada.");
    }

    @Test
    void modelIsToldOnlyWhatWasHeard() throws Exception {
        ask(
                Utterance.agent("Hello, this is Ada."),
                Utterance.caller("Hello."),
                Utterance.caller("When are you open?"),
                new Utterance(Speaker.AGENT, "We are open", true),
                Utterance.caller("On Sunday I mean."));

        List<String> messages = ChatRequests.messages(api.next());
        assertThat(messages.getFirst()).contains("You have greeted the caller already, with: Hello, this is Ada.");
        assertThat(messages.subList(1, messages.size()))
                .containsExactly(
                        "user: Hello. When are you open?",
                        "assistant: We are open [interrupted]",
                        "user: On Sunday I mean.");
    }

    @Test
    void tokensArePassedOnAsTheyCome() throws Exception {
        ask(QUESTION);
        ChatExchange exchange = api.next().open();

        exchange.token("We are");
        assertThat(next()).isEqualTo(new AgentReply.TextChunk("We are"));
        exchange.token(" open.");
        assertThat(next()).isEqualTo(new AgentReply.TextChunk(" open."));
        exchange.finish("stop");
        assertThat(next()).isEqualTo(new AgentReply.Ended(Then.LISTEN));
    }

    @Test
    void charactersAndLinesMayBeCutAnywhere() throws Exception {
        ask(QUESTION);
        ChatExchange exchange = api.next().open();
        String event = "data: " + ChatExchange.delta(object("{\"content\":\"Füße 🙂 schön\"}"), "null") + "\r\n\r\n";

        for (byte octet : event.getBytes(StandardCharsets.UTF_8)) {
            exchange.chunk(new byte[] {octet});
        }
        exchange.finish("stop");

        assertThat(text(untilEnd())).isEqualTo("Füße 🙂 schön");
    }

    @Test
    void whatIsUnknownEmptyOrNullIsPassedOver() throws Exception {
        ask(QUESTION);
        ChatExchange exchange = api.next().open();

        exchange.chunk(": a comment\n\nevent: ping\nid: 7\nretry: 10\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.event(
                ChatExchange.delta(object("{\"role\":\"assistant\",\"content\":null,\"refusal\":null}"), "null"));
        exchange.event(ChatExchange.delta(object("{\"content\":\"\"}"), "null"));
        exchange.event(ChatExchange.delta(object("{\"reasoning_content\":\"hm\",\"new\":[{}]}"), "null"));
        exchange.event("{\"error\":null,\"choices\":[],\"usage\":null,\"x\":{\"y\":1}}");
        exchange.token("*Yes*.");
        exchange.event(ChatExchange.delta(object("{}"), "\"stop\""));
        exchange.event("{\"id\":\"c1\",\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,"
                + "\"total_tokens\":2}}");
        exchange.event("[DONE]").end();

        assertThat(untilEnd()).containsExactly(new AgentReply.TextChunk("Yes."), new AgentReply.Ended(Then.LISTEN));
    }

    @Test
    void replyEndsWithDoneEvenIfTheConnectionStays() throws Exception {
        ask(QUESTION);
        ChatExchange exchange = api.next().open().token("Yes.");
        exchange.event(ChatExchange.delta(object("{}"), "\"stop\"")).event("[DONE]");

        assertThat(untilEnd()).last().isEqualTo(new AgentReply.Ended(Then.LISTEN));
        time.advance(Duration.ofSeconds(10));
        assertThat(exchange.clientGoes()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "end_call, Bye then., HANG_UP, Bye then.",
        "end_call, '', HANG_UP, Goodbye!",
        "transfer_to_person, '', TRANSFER, 'One moment please, I will put you through.'"
    })
    void modelEndsTheCallByATool(String tool, String said, Then then, String heard) throws Exception {
        agent = agent("beluga.transfer.number", "+14155550100");
        ask(QUESTION);
        ChatExchange exchange = api.next().open();

        if (!said.isEmpty()) {
            exchange.token(said);
        }
        call(exchange, tool);

        List<AgentReply> all = untilEnd();
        assertThat(all).last().isEqualTo(new AgentReply.Ended(then));
        assertThat(text(all)).isEqualTo(heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transfer_to_person", "send_mail"})
    void toolThatWasNotOfferedIsAFailureUnlessThereAreWords(String tool) throws Exception {
        ask(QUESTION);
        call(api.next().open(), tool);
        assertThat(failure()).isInstanceOf(ProviderException.Transient.class);

        ask(QUESTION);
        call(api.next().open().token("I cannot."), tool);
        assertThat(untilEnd()).last().isEqualTo(new AgentReply.Ended(Then.LISTEN));
    }

    @ParameterizedTest
    @CsvSource({
        "400, false", "401, false", "403, false", "404, false", "422, false",
        "408, true", "429, true", "500, true", "502, true", "503, true"
    })
    void refusalIsTypedByWhatToDo(int status, boolean worthAnotherTry) throws Exception {
        ask(QUESTION);
        api.next().refuse(status, "{\"error\":{\"message\":\"you said: When are you open?\"}}");

        ProviderException failure = failure();
        assertThat(failure instanceof ProviderException.Transient).isEqualTo(worthAnotherTry);
        assertThat(failure).hasMessageContaining("answered " + status).hasMessageNotContaining("open");
    }

    @Test
    void errorInMidStreamIsAFailure() throws Exception {
        ask(QUESTION);
        ChatExchange exchange = api.next().open().token("We");
        exchange.event("{\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\",\"code\":503}}");

        assertThat(next()).isEqualTo(new AgentReply.TextChunk("We"));
        assertThat(failure()).isInstanceOf(ProviderException.Transient.class);
        assertThat(exchange.clientGoes()).isTrue();
    }

    @Test
    void connectionLostInMidStreamIsAFailure() throws Exception {
        ask(QUESTION);
        api.next().open().token("We").drop();

        assertThat(next()).isEqualTo(new AgentReply.TextChunk("We"));
        assertThat(failure()).isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void streamThatEndsWithoutAReasonIsAFailure() throws Exception {
        ask(QUESTION);
        api.next().open().token("We").end();

        assertThat(next()).isEqualTo(new AgentReply.TextChunk("We"));
        assertThat(failure()).isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void nonsenseIsAFailure() throws Exception {
        ask(QUESTION);
        api.next().open().event("{not json");

        assertThat(failure()).isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void serverThatIsNotThereIsATransientFailure() throws Exception {
        api.close();

        ask(QUESTION);

        assertThat(failure()).isInstanceOf(ProviderException.Transient.class);
    }

    @Test
    void givingUpBeforeTheHeadOfTheAnswerClosesTheConnection() throws Exception {
        Agent.Reply reply = ask(QUESTION);
        ChatExchange exchange = api.next();

        reply.cancel();
        reply.cancel();

        assertThat(exchange.clientGoes()).isTrue();
        assertThat(replies).isEmpty();
        assertThat(time.waiting()).isZero();
    }

    @Test
    void givingUpBeforeTheFirstWordClosesTheConnection() throws Exception {
        Agent.Reply reply = ask(QUESTION);
        ChatExchange exchange = api.next().open();

        reply.cancel();

        assertThat(exchange.clientGoes()).isTrue();
        assertThat(replies).isEmpty();
    }

    @Test
    void givingUpInMidReplyClosesTheConnectionAndSaysNoMore() throws Exception {
        Agent.Reply reply = ask(QUESTION);
        ChatExchange exchange = api.next().open().token("We");
        assertThat(next()).isEqualTo(new AgentReply.TextChunk("We"));

        reply.cancel();

        assertThat(exchange.clientGoes()).isTrue();
        assertThat(replies).isEmpty();
    }

    @Test
    void silenceBeforeTheFirstWordIsATransientFailure() throws Exception {
        ask(QUESTION);
        ChatExchange exchange = api.next().open();

        time.advance(Duration.ofMillis(9_999));
        assertThat(replies).isEmpty();
        time.advance(Duration.ofMillis(1));

        assertThat(failure()).isInstanceOf(ProviderException.Transient.class).hasMessageContaining("10000 ms");
        assertThat(exchange.clientGoes()).isTrue();
    }

    @Test
    void slowWordsAreNoSilence() throws Exception {
        ask(QUESTION);
        ChatExchange exchange = api.next().open();
        for (int count = 0; count < 5; count++) {
            exchange.token("la ");
            next();
            time.advance(Duration.ofSeconds(9));
        }
        exchange.finish("stop");

        assertThat(next()).isEqualTo(new AgentReply.Ended(Then.LISTEN));
    }

    @Test
    void silenceInMidReplyIsATransientFailure() throws Exception {
        ask(QUESTION);
        api.next().open().token("We");
        assertThat(next()).isEqualTo(new AgentReply.TextChunk("We"));

        time.advance(Duration.ofSeconds(20));

        assertThat(failure()).isInstanceOf(ProviderException.Transient.class);
    }

    private ProviderException failure() throws InterruptedException {
        AgentReply reply = next();
        assertThat(reply).isInstanceOf(AgentReply.Failed.class);
        return ((AgentReply.Failed) reply).cause();
    }

    private static void call(ChatExchange exchange, String tool) throws IOException {
        exchange.event(ChatExchange.delta(
                object("{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\""
                        + tool + "\",\"arguments\":\"\"}}]}"),
                "null"));
        exchange.event(ChatExchange.delta(
                object("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]}"), "null"));
        exchange.finish("tool_calls");
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
