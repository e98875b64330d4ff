package ai.beluga.voice.simulator.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.genai.JsonSerializable;
import com.google.genai.types.LiveClientMessage;
import com.google.genai.types.LiveServerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds messages against the vendor's published types ({@code com.google.genai:google-genai}): what they do not keep when they
 * read a message and write it again, the vendor does not know.
 */
final class VendorTypes {

    /** In the description of the service, not in these types. */
    private static final Set<String> KNOWN_ELSEWHERE = Set.of("contextUpdate");

    private VendorTypes() {}

    /** What is wrong with a message of a client, in words. */
    static List<String> client(String json) {
        return findings(json, LiveClientMessage.class);
    }

    /** What is wrong with a message of the vendor, in words. */
    static List<String> server(String json) {
        return findings(json, LiveServerMessage.class);
    }

    private static List<String> findings(String json, Class<? extends JsonSerializable> type) {
        List<String> findings = new ArrayList<>();
        try {
            JsonNode written = JsonSerializable.stringToJsonNode(json);
            JsonNode kept = JsonSerializable.stringToJsonNode(
                    JsonSerializable.fromJsonString(json, type).toJson());
            compare("", written, kept, findings);
        } catch (RuntimeException unreadable) {
            findings.add("not read by the vendor's types: " + unreadable.getMessage());
        }
        return findings;
    }

    private static void compare(String path, JsonNode written, JsonNode kept, List<String> findings) {
        if (written.isNull() || KNOWN_ELSEWHERE.contains(path)) {
            return;
        }
        if (kept.isMissingNode() || kept.isNull()) {
            findings.add("unknown field " + path);
        } else if (written.isObject()) {
            for (Map.Entry<String, JsonNode> member : written.properties()) {
                String inner = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
                compare(inner, member.getValue(), kept.path(member.getKey()), findings);
            }
        } else if (written.isArray()) {
            for (int i = 0; i < written.size(); i++) {
                compare(path + "[" + i + "]", written.get(i), kept.path(i), findings);
            }
        } else if (!written.asText().equals(kept.asText())) {
            findings.add(path + " may not be " + written);
        }
    }
}
