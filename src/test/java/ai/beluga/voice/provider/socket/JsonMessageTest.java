package ai.beluga.voice.provider.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMessageTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"text\"", "<html>"})
    void whatIsNoObjectIsMalformed(String text) {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> JsonMessage.parse(text))
                .withMessage("not a JSON object");
    }

    @Test
    void absentAndNullAreTheSame() {
        for (String text : new String[] {"{}", "{\"a\":null}"}) {
            JsonMessage message = JsonMessage.parse(text);

            assertThat(message.text("a")).isEmpty();
            assertThat(message.number("a")).isEmpty();
            assertThat(message.flag("a")).isFalse();
            assertThat(message.object("a")).isEmpty();
            assertThat(message.objects("a")).isEmpty();
            assertThat(message.texts("a")).isEmpty();
        }
    }

    @Test
    void wrongTypeIsMalformedAndNotQuoted() {
        JsonMessage message = JsonMessage.parse("{\"a\":\"what the caller said\",\"b\":1}");

        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> message.number("a"))
                .withMessage("a is not a number");
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> message.flag("a"));
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> message.object("a"));
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> message.objects("a"));
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> message.texts("a"));
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> message.text("b"));
    }

    @Test
    void valuesAreRead() {
        JsonMessage message = JsonMessage.parse(
                "{\"t\":\"x\",\"n\":1.5,\"f\":true,\"o\":{\"t\":\"y\"},\"l\":[{\"t\":\"z\"},7,\"w\"]}");

        assertThat(message.text("t")).isEqualTo("x");
        assertThat(message.number("n")).contains(1.5);
        assertThat(message.flag("f")).isTrue();
        assertThat(message.object("o").orElseThrow().text("t")).isEqualTo("y");
        assertThat(message.objects("l"))
                .singleElement()
                .satisfies(inner -> assertThat(inner.text("t")).isEqualTo("z"));
        assertThat(message.texts("l")).containsExactly("w");
    }
}
