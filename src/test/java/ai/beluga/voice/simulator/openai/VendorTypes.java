package ai.beluga.voice.simulator.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.JsonField;
import com.openai.core.ObjectMappers;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.realtime.RealtimeClientEvent;
import com.openai.models.realtime.RealtimeServerEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds events against the vendor's published types ({@code com.openai:openai-java-core}): required fields, types, values, and fields it does not know. */
final class VendorTypes {

    private static final JsonMapper MAPPER = ObjectMappers.jsonMapper();

    private VendorTypes() {}

    /** What the types found. */
    record Finding(String path, boolean unknownField, String words) {}

    /** Loads what takes seconds when it is first used. */
    static void warm() {
        client(
                "{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"audio\":{\"input\":{\"turn_detection\":"
                    + "{\"type\":\"server_vad\"}}},\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{}}]}}");
        client(
                "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":[]}}");
        client("{\"type\":\"response.create\",\"response\":{}}");
        client("{\"type\":\"conversation.item.truncate\",\"item_id\":\"\",\"content_index\":0,\"audio_end_ms\":0}");
    }

    /** What is wrong with an event of a client; {@code null} for what may be missing is not found. */
    static List<Finding> client(String json) {
        return findings(json, RealtimeClientEvent.class);
    }

    /** What is wrong with an event of the vendor. */
    static List<Finding> server(String json) {
        return findings(json, RealtimeServerEvent.class);
    }

    private static List<Finding> findings(String json, Class<?> union) {
        List<Finding> findings = new ArrayList<>();
        try {
            Object event = MAPPER.readValue(json, union);
            union.getMethod("validate").invoke(event);
            unknown("", event, findings);
        } catch (InvocationTargetException invalid) {
            if (!(invalid.getCause() instanceof OpenAIInvalidDataException)) {
                throw new IllegalStateException(invalid.getCause());
            }
            findings.add(
                    new Finding("", false, String.valueOf(invalid.getCause().getMessage())));
        } catch (JsonProcessingException | ReflectiveOperationException broken) {
            findings.add(new Finding("", false, String.valueOf(broken.getMessage())));
        }
        return findings;
    }

    /** Walks what was parsed: each object keeps apart what its class does not know. */
    private static void unknown(String path, Object value, List<Finding> findings) throws ReflectiveOperationException {
        if (value instanceof Optional<?> optional) {
            if (optional.isPresent()) {
                unknown(path, optional.get(), findings);
            }
        } else if (value instanceof Collection<?> all) {
            int index = 0;
            for (Object one : all) {
                unknown(path + "[" + index++ + "]", one, findings);
            }
        } else if (value != null && value.getClass().getName().startsWith("com.openai.models.")) {
            members(path, value, findings);
        }
    }

    private static void members(String path, Object value, List<Finding> findings) throws ReflectiveOperationException {
        List<Method> fields = methods(value, JsonField.class);
        for (Method field : fields) {
            String name = snake(field.getName().substring(1));
            JsonField<?> content = (JsonField<?>) field.invoke(value);
            unknown(path.isEmpty() ? name : path + "." + name, content.asKnown(), findings);
        }
        if (methods(value, Map.class).isEmpty()) {
            for (Method variant : methods(value, Optional.class)) {
                unknown(path, variant.invoke(value), findings);
            }
        } else if (!fields.isEmpty()) {
            Map<?, ?> more = (Map<?, ?>)
                    value.getClass().getMethod("_additionalProperties").invoke(value);
            for (Object name : more.keySet()) {
                findings.add(new Finding(path.isEmpty() ? "" + name : path + "." + name, true, "unknown"));
            }
        }
    }

    private static List<Method> methods(Object value, Class<?> returned) {
        List<Method> methods = new ArrayList<>();
        for (Method method : value.getClass().getMethods()) {
            boolean kind = returned == JsonField.class
                    ? method.getName().startsWith("_") && JsonField.class.isAssignableFrom(method.getReturnType())
                    : method.getReturnType() == returned;
            if (kind && method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers())) {
                methods.add(method);
            }
        }
        return methods;
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT).replaceAll("_$", "");
    }
}
