package ai.beluga.voice.phone.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Status line and headers of an HTTP/1.1 answer; header names ignore case. */
record HttpHead(int status, Map<String, String> headers) {

    private static final int MAX_LINE_BYTES = 16_384;

    static HttpHead read(InputStream in) throws IOException {
        String[] statusLine = line(in).split(" ", 3);
        if (statusLine.length < 2 || !statusLine[0].startsWith("HTTP/1.") || !statusLine[1].matches("\\d{3}")) {
            throw new IOException("the server's answer is not HTTP/1.1: " + String.join(" ", statusLine));
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return new HttpHead(Integer.parseInt(statusLine[1]), headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the server closed the connection before its answer was complete");
            }
            if (line.size() > MAX_LINE_BYTES) {
                throw new IOException("the server sent a header line of more than " + MAX_LINE_BYTES + " bytes");
            }
            line.write(octet);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
