package ai.beluga.voice.provider.langchain;

import jakarta.json.JsonValue;
import java.util.List;

/** What a request of ours says, for people. */
final class ChatRequests {

    private ChatRequests() {}

    static List<String> tools(ChatExchange exchange) {
        return exchange.body().getJsonArray("tools").stream()
                .map(JsonValue::asJsonObject)
                .map(tool -> tool.getJsonObject("function").getString("name"))
                .toList();
    }

    static List<String> messages(ChatExchange exchange) {
        return exchange.body().getJsonArray("messages").stream()
                .map(JsonValue::asJsonObject)
                .map(message -> message.getString("role") + ": " + message.getString("content"))
                .toList();
    }
}
