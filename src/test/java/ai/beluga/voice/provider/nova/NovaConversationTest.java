package ai.beluga.voice.provider.nova;

import static org.assertj.core.api.Assertions.assertThat;

import ai.beluga.voice.provider.socket.JsonMessage;
import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reply answers to where the vendor does not say: behind one that the gateway has given up, and behind a tool's result. */
class NovaConversationTest {

    private final List<S2sEvent> told = new ArrayList<>();
    private final List<String> unwanted = new ArrayList<>();
    private final NovaConversation conversation = new NovaConversation(told::add, unwanted::add);

    @Test
    void restOfTheReplyIsNotTold() {
        begins("s1", "w1");
        conversation.interrupt(0);
        told.clear();

        sound("s1");
        uses("c1");

        assertThat(told).isEmpty();
        assertThat(unwanted).containsExactly("c1");
    }

    @Test
    void callerWhoGoesOnIsAnsweredThoughTheVendorNeverEndedTheReply() {
        begins("s1", "w1");
        conversation.interrupt(0);
        told.clear();

        start("u2", "TEXT", "USER", "FINAL");
        text("u2", "and on Sunday");
        end("u2", "TEXT", "PARTIAL_TURN");
        begins("s2", "w2");
        uses("c2");

        assertThat(told).hasAtLeastOneElementOfType(S2sEvent.ReplyBegan.class);
        assertThat(told).hasAtLeastOneElementOfType(S2sEvent.Audio.class);
        assertThat(told).hasAtLeastOneElementOfType(S2sEvent.ToolCalled.class);
        assertThat(unwanted).isEmpty();
    }

    @Test
    void endOfATextThatHadBegunBeforeIsTheEndOfTheReply() {
        begins("s1", "w1");
        start("f1", "TEXT", "ASSISTANT", "FINAL");
        conversation.interrupt(0);
        end("f1", "TEXT", "END_TURN");
        told.clear();

        begins("s2", "w2");

        assertThat(told).hasAtLeastOneElementOfType(S2sEvent.Audio.class);
    }

    @Test
    void resultThatComesWhileTheCallerSpeaksIsNotWhatIsAnswered() {
        start("t", "TOOL", "TOOL", "");
        uses("c1");
        end("t", "TOOL", "TOOL_USE");
        start("u2", "TEXT", "USER", "FINAL");
        assertThat(conversation.awaits("c1")).isTrue();
        told.clear();

        begins("s2", "w2");

        assertThat(told).contains(new S2sEvent.ReplyBegan(false));
    }

    private void begins(String sound, String words) {
        start(words, "TEXT", "ASSISTANT", "SPECULATIVE");
        text(words, "we open at nine");
        end(words, "TEXT", "PARTIAL_TURN");
        start(sound, "AUDIO", "ASSISTANT", "");
        sound(sound);
    }

    private void start(String content, String type, String role, String stage) {
        String fields =
                stage.isEmpty() ? "" : ",\"additionalModelFields\":\"{\\\"generationStage\\\":\\\"" + stage + "\\\"}\"";
        take("\"contentStart\":{\"contentId\":\"%s\",\"type\":\"%s\",\"role\":\"%s\"%s}"
                .formatted(content, type, role, fields));
    }

    private void text(String content, String text) {
        take("\"textOutput\":{\"contentId\":\"%s\",\"content\":\"%s\"}".formatted(content, text));
    }

    private void sound(String content) {
        String pcm = Base64.getEncoder().encodeToString(new byte[640]);
        take("\"audioOutput\":{\"contentId\":\"%s\",\"content\":\"%s\"}".formatted(content, pcm));
    }

    private void uses(String call) {
        take("\"toolUse\":{\"contentId\":\"t\",\"toolUseId\":\"%s\",\"toolName\":\"look\",\"content\":\"{}\"}"
                .formatted(call));
    }

    private void end(String content, String type, String reason) {
        take("\"contentEnd\":{\"contentId\":\"%s\",\"type\":\"%s\",\"stopReason\":\"%s\"}"
                .formatted(content, type, reason));
    }

    private void take(String event) {
        conversation.take(JsonMessage.parse("{\"event\":{" + event + "}}"));
    }
}
