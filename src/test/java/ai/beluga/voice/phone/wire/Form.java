package ai.beluga.voice.phone.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The parameters of a webhook, in order; a name may occur more than once. Immutable. */
public record Form(List<Map.Entry<String, String>> fields) {

    public Form {
        fields = List.copyOf(fields);
    }

    /** A form without parameters, as of a GET. */
    public static Form empty() {
        return new Form(List.of());
    }

    /** This form with one more parameter. */
    public Form with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(fields);
        more.add(Map.entry(name, value));
        return new Form(more);
    }

    /** The first value of a parameter. */
    public Optional<String> value(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The body as {@code application/x-www-form-urlencoded} in UTF-8. */
    public String encoded() {
        return fields.stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Names and distinct values, both sorted by code unit, one after the other: what is signed behind the URL. */
    String signedText() {
        TreeMap<String, TreeSet<String>> sorted = new TreeMap<>();
        fields.forEach(field ->
                sorted.computeIfAbsent(field.getKey(), name -> new TreeSet<>()).add(field.getValue()));
        StringBuilder text = new StringBuilder();
        sorted.forEach(
                (name, values) -> values.forEach(value -> text.append(name).append(value)));
        return text.toString();
    }
}
