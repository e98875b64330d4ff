package ai.beluga.voice.phone.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** Sends webhooks as Twilio does: signed form posts, 15 s at most, redirects not followed. */
public final class Webhooks {

    /** Twilio's limit for the whole answer of a voice webhook. */
    private static final int READ_MILLIS = 15_000;

    private final Route route;
    private final String token;
    private final Signing signing;

    /** @param token the auth token that signs */
    public Webhooks(Route route, String token, Signing signing) {
        this.route = route;
        this.token = token;
        this.signing = signing;
    }

    /** Posts a form. */
    public Answer post(URI url, Form form) throws IOException {
        byte[] body = form.encoded().getBytes(UTF_8);
        String head = "POST " + Ports.target(url) + " HTTP/1.1\r\n"
                + common(url, form)
                + "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        return exchange(url, head, body);
    }

    /** Gets a URL with the form as its query. */
    public Answer get(URI url, Form form) throws IOException {
        String separator = url.getRawQuery() == null ? "?" : "&";
        URI full = form.fields().isEmpty() ? url : URI.create(url + separator + form.encoded());
        return exchange(
                full, "GET " + Ports.target(full) + " HTTP/1.1\r\n" + common(full, Form.empty()) + "\r\n", new byte[0]);
    }

    private String common(URI url, Form form) {
        return "Host: " + Ports.hostHeader(url) + "\r\n"
                + "User-Agent: TwilioProxy/1.1\r\n"
                + "Accept: */*\r\n"
                + "Connection: close\r\n"
                + signing.header(token, url, form)
                        .map(value -> "X-Twilio-Signature: " + value + "\r\n")
                        .orElse("");
    }

    private Answer exchange(URI url, String head, byte[] body) throws IOException {
        try (Socket socket = route.open(url)) {
            socket.setSoTimeout(READ_MILLIS);
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(head.getBytes(ISO_8859_1));
            request.writeBytes(body);
            out.write(request.toByteArray());
            out.flush();
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static Answer read(InputStream in) throws IOException {
        HttpHead head = HttpHead.read(in);
        return new Answer(head.status(), head.header("Content-Type").orElse(""), new String(body(head, in), UTF_8));
    }

    private static byte[] body(HttpHead head, InputStream in) throws IOException {
        if (head.header("Transfer-Encoding").map("chunked"::equalsIgnoreCase).orElse(false)) {
            return chunks(in);
        }
        if (head.header("Content-Length").isPresent()) {
            return in.readNBytes(Integer.parseInt(head.header("Content-Length").get()));
        }
        return head.status() == 204 ? new byte[0] : in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.writeBytes(in.readNBytes(size));
            HttpHead.line(in);
        }
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        return Integer.parseInt(HttpHead.line(in).split(";", 2)[0].strip(), 16);
    }
}
