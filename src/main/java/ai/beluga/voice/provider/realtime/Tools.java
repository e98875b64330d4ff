package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.speech.s2s.Opening;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;

/** Tools as this wire declares them. */
public final class Tools {

    private Tools() {}

    /** @throws ProviderException.Permanent when a schema is no JSON object */
    public static JsonArray of(List<Opening.Tool> tools) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Opening.Tool tool : tools) {
            all.add(Json.createObjectBuilder()
                    .add("type", "function")
                    .add("name", tool.name())
                    .add("description", tool.description())
                    .add("parameters", schema(tool)));
        }
        return all.build();
    }

    private static JsonObject schema(Opening.Tool tool) {
        try (JsonReader reader = Json.createReader(new StringReader(tool.schema()))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException broken) {
            throw new ProviderException.Permanent("the schema of the tool " + tool.name() + " is no JSON object");
        }
    }
}
