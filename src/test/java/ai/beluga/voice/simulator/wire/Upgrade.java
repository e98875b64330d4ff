package ai.beluga.voice.simulator.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A client's request to begin.
 *
 * @param path without query
 * @param query decoded, each name with its values in order
 * @param headers with names in lower case
 */
public record Upgrade(String path, Map<String, List<String>> query, Map<String, String> headers) {

    /** The first value of a parameter, empty when there is none. */
    public String parameter(String name) {
        return query.getOrDefault(name, List.of("")).getFirst();
    }

    static Upgrade read(DataInputStream in) throws IOException {
        String[] first = line(in).split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(":", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
        }
        String[] target = first[1].split("\\?", 2);
        return new Upgrade(target[0], target.length > 1 ? query(target[1]) : Map.of(), headers);
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.computeIfAbsent(URLDecoder.decode(parts[0], UTF_8), name -> new ArrayList<>())
                    .add(parts.length > 1 ? URLDecoder.decode(parts[1], UTF_8) : "");
        }
        return query;
    }

    private static String line(DataInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.readUnsignedByte(); octet != '\n'; octet = in.readUnsignedByte()) {
            line.write(octet);
        }
        return line.toString(ISO_8859_1).strip();
    }
}
