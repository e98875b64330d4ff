package ai.beluga.voice.session;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.testkit.English;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedTool;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tool has done for one stream of a model is known to the stream that takes over. */
class ToolsAcrossStreamsTest {

    private static final String MONDAY = "{\"day\":\"monday\"}";

    @Test
    void effectOfWhichADyingStreamHasNotSpokenIsToldByTheNext() {
        ScriptedTool book = ScriptedTool.effect("book");
        ScriptedCall call =
                ScriptedCall.withTools(true, English.TURN.with(English.SILENCE_BORNE), ScriptedTool.box(book));
        wants(call, "book", "v1");
        call.run(ofSeconds(2));
        call.model.hears("Book monday.").tellsTextAfter(ofMillis(100)).says("never heard");
        call.callerSpeaks(ofSeconds(1)).run(ofMillis(1_500));
        book.ends("\"b-1\"");
        call.run(ofMillis(100));
        call.model.says("It is booked.");
        int before = call.model.log().size();

        call.model.die();
        call.run(ofSeconds(3));

        assertThat(book.called()).hasSize(1);
        assertThat(told(call, before)).singleElement().asString().contains("b-1");
        assertThat(call.model.log()).last().asString().isEqualTo("tell CALLER Book monday. and reply");
        assertThat(call.heardAtTheFarEnd()).isEqualTo("greeting prompt. It is booked.");
        call.model.hears("Thanks.").says("Bye.");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(3));
        assertThat(told(call, before)).hasSize(1);
    }

    @Test
    void confirmedEffectOfWhichADyingStreamHasNotSpokenIsToldByTheNext() {
        ConfirmedTools tools = new ConfirmedTools();
        ScriptedCall call = ScriptedCall.withModel(English.TURN.with(English.SILENCE_BORNE), tools, model -> {});
        wants(call, "pay", "v1");
        call.run(ofSeconds(2));
        call.model.hears("Pay it.").says("never heard");
        call.callerSpeaks(ofSeconds(1)).run(ofSeconds(6));
        call.callerSays("Yes.").run(ofSeconds(1));
        tools.pay.ends("\"p-1\"");
        call.run(ofMillis(100));
        call.model.says("It is paid.");
        int before = call.model.log().size();

        call.model.die();
        call.run(ofSeconds(3));

        assertThat(told(call, before)).singleElement().asString().contains("p-1");
        assertThat(call.heardAtTheFarEnd()).endsWith("It is paid.");
        assertThat(tools.pay.called()).hasSize(1);
    }

    private static void wants(ScriptedCall call, String tool, String id) {
        List<S2sEvent> events = new ArrayList<>(List.of(new S2sEvent.ReplyBegan(false)));
        events.add(new S2sEvent.ToolCalled(id, tool, MONDAY));
        events.add(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE));
        call.model.replies(events);
    }

    private static List<String> told(ScriptedCall call, int before) {
        return call.model.log().stream()
                .skip(before)
                .filter(line -> line.startsWith("tell DIRECTION"))
                .toList();
    }
}
