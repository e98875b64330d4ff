package ai.beluga.voice.tool;

import ai.beluga.voice.tool.Parameter.Type;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;

/** The parameters of a tool as a JSON Schema, for the model. What it allows is what {@link Arguments} takes. */
public final class Schema {

    private Schema() {}

    /** An object with the parameters and nothing else. */
    public static String of(Tool tool) {
        JsonObjectBuilder properties = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        for (Parameter parameter : tool.parameters()) {
            JsonObjectBuilder schema = of(parameter.type());
            if (!parameter.description().isBlank()) {
                schema.add("description", parameter.description());
            }
            properties.add(parameter.name(), schema);
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        return Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", properties)
                .add("required", required)
                .add("additionalProperties", false)
                .build()
                .toString();
    }

    private static JsonObjectBuilder of(Type type) {
        JsonObjectBuilder schema = Json.createObjectBuilder();
        switch (type) {
            case Type.Text text -> {
                schema.add("type", "string").add("maxLength", text.most());
                text.pattern().ifPresent(pattern -> schema.add("pattern", "^(?:" + pattern + ")$"));
            }
            case Type.Whole whole ->
                schema.add("type", "integer").add("minimum", whole.least()).add("maximum", whole.most());
            case Type.Number number ->
                schema.add("type", "number").add("minimum", number.least()).add("maximum", number.most());
            case Type.Truth truth -> schema.add("type", "boolean");
            case Type.Choice choice ->
                schema.add("type", "string").add("enum", Json.createArrayBuilder(choice.words()));
            case Type.Day day -> schema.add("type", "string").add("format", "date");
            case Type.Several several ->
                schema.add("type", "array").add("items", of(several.of())).add("maxItems", several.most());
        }
        return schema;
    }
}
