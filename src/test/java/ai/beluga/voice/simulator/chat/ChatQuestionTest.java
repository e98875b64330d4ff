package ai.beluga.voice.simulator.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulator takes for right and wrong in a request with functions. */
class ChatQuestionTest {

    private static final String SYSTEM = "{'role':'system','content':'be kind'}";
    private static final String USER = "{'role':'user','content':'when?'}";
    private static final String CALL =
            "{'role':'assistant','tool_calls':[{'id':'c1','type':'function','function':{'name':'hours','arguments':'{}'}}]}";
    private static final String RESULT = "{'role':'tool','tool_call_id':'c1','content':'nine'}";
    private static final String TOOL =
            "{'type':'function','function':{'name':'hours','parameters':{'type':'object','properties':{}}}}";

    @Test
    void callWithItsResultIsRightAndTheResultIsKnown() {
        ChatQuestion question = question(TOOL, SYSTEM, USER, CALL, RESULT);

        assertThat(question.violations()).isEmpty();
        assertThat(question.words()).isEqualTo("when?");
        assertThat(question.instructions()).isEqualTo("be kind");
        assertThat(question.results()).containsExactly("nine");
    }

    @Test
    void callWithoutAResultIsWrong() {
        assertThat(question(TOOL, USER, CALL).violations()).containsExactly("a call without its result: c1");
        assertThat(question(TOOL, USER, CALL, USER, RESULT).violations())
                .hasSize(2)
                .contains("a call without its result: c1");
    }

    @Test
    void resultWithoutACallIsWrong() {
        assertThat(question(TOOL, USER, RESULT).violations())
                .singleElement()
                .asString()
                .startsWith("a result without its call");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"type":"function" | {"type":"tool"
        hours              | opening hours
        object             | array
        """)
    void declarationThatIsNoneIsWrong(String right, String wrong) {
        assertThat(question(TOOL.replace('\'', '"').replace(right, wrong), USER).violations())
                .singleElement()
                .asString()
                .startsWith("no declaration of a function");
    }

    private static ChatQuestion question(String tool, String... messages) {
        String json = "{'messages':[" + String.join(",", messages) + "],'tools':[" + tool + "]}";
        try (JsonReader reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            return new ChatQuestion(reader.readObject());
        }
    }
}
