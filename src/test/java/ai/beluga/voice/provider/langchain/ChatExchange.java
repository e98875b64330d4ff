package ai.beluga.voice.provider.langchain;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One request to the simulated API, and what the test answers to it. */
final class ChatExchange {

    private static final long PATIENCE_SECONDS = 10;

    private final Socket socket;
    private final String requestLine;
    private final Map<String, String> headers;
    private final JsonObject body;
    private final CountDownLatch gone = new CountDownLatch(1);

    private ChatExchange(Socket socket, String requestLine, Map<String, String> headers, JsonObject body) {
        this.socket = socket;
        this.requestLine = requestLine;
        this.headers = headers;
        this.body = body;
    }

    static ChatExchange read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        String requestLine = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            return new ChatExchange(socket, requestLine, headers, reader.readObject());
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n' && octet >= 0; octet = in.read()) {
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Waits for the client to go. */
    void watch() {
        try {
            while (socket.getInputStream().read() >= 0) {
                // Nothing more is expected; whatever comes is not an end.
            }
        } catch (IOException reset) {
            // Gone the hard way.
        }
        gone.countDown();
    }

    String requestLine() {
        return requestLine;
    }

    Map<String, String> headers() {
        return headers;
    }

    JsonObject body() {
        return body;
    }

    /** Whether the client closed the connection. */
    boolean clientGoes() throws InterruptedException {
        return gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The head of a streamed answer. */
    ChatExchange open() throws IOException {
        return raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
    }

    /** An answer that is none. */
    void refuse(int status, String json) throws IOException {
        raw("HTTP/1.1 " + status + " No\r\nContent-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + json);
        socket.shutdownOutput();
    }

    /** A token as the API sends it. */
    ChatExchange token(String text) throws IOException {
        return event(delta(Json.createObjectBuilder().add("content", text).build(), "null"));
    }

    /** A whole message of the stream. */
    ChatExchange event(String data) throws IOException {
        return chunk(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The end as the API sends it, with a reason. */
    void finish(String reason) throws IOException {
        event(delta(Json.createObjectBuilder().build(), "\"" + reason + "\""));
        event("[DONE]");
        end();
    }

    /** The end of the body, without any event. */
    void end() throws IOException {
        raw("0\r\n\r\n");
        socket.shutdownOutput();
    }

    /** Closes in mid-stream. */
    void drop() throws IOException {
        socket.close();
    }

    /** Sends bytes as one HTTP chunk. */
    ChatExchange chunk(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return this;
    }

    static String delta(JsonObject delta, String finishReason) {
        return "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
                + "[{\"index\":0,\"delta\":" + delta + ",\"logprobs\":null,\"finish_reason\":" + finishReason + "}]}";
    }

    private ChatExchange raw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return this;
    }
}
