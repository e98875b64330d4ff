package ai.beluga.voice.phone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server of webhooks and media sockets on a free loopback port, for testing the phone. Notes all requests. */
final class TestServer implements AutoCloseable {

    /** A request: headers with lower-case names, form fields decoded, the last of equal names. */
    record Request(String method, String target, Map<String, String> headers, Map<String, String> form) {}

    /** What is answered to a request that is no upgrade. */
    record Reply(int status, String type, String body) {
        static Reply twiml(String verbs) {
            return new Reply(
                    200, "text/xml; charset=utf-8", "<?xml version=\"1.0\"?><Response>" + verbs + "</Response>");
        }
    }

    /** What becomes of an accepted media socket. */
    interface Media {
        void serve(TestSocket socket) throws IOException;
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<Exception> faults = new CopyOnWriteArrayList<>();
    final Map<String, Function<Request, Reply>> pages = new ConcurrentHashMap<>();
    volatile Media media = socket -> {};
    volatile boolean refuseUpgrade;

    private final ServerSocket listener;

    TestServer() {
        this(open());
    }

    TestServer(ServerSocket listener) {
        this.listener = listener;
        pages.put("/voice", request -> Reply.twiml(stream("") + "<Hangup/>"));
        pages.put("/status", request -> new Reply(204, "", ""));
        Thread.ofVirtual().name("test-server").start(this::accept);
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code <Connect>} to the media socket with children. */
    static String stream(String children) {
        return "<Connect><Stream url=\"wss://voice.example.com/media\""
                + " statusCallback=\"https://voice.example.com/status\">" + children + "</Stream></Connect>";
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    faults.add(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            Request request = read(in);
            requests.add(request);
            if (!request.headers().containsKey("upgrade")) {
                answer(socket, request);
            } else if (refuseUpgrade) {
                write(socket, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
            } else {
                TestSocket.upgrade(socket, request.headers().getOrDefault("sec-websocket-key", ""));
                media.serve(new TestSocket(socket, in));
            }
        } catch (IOException e) {
            faults.add(e);
        }
    }

    private void answer(Socket socket, Request request) throws IOException {
        Reply reply = pages.getOrDefault(request.target(), any -> new Reply(404, "text/plain", "no"))
                .apply(request);
        byte[] body = reply.body().getBytes(UTF_8);
        String type = reply.type().isEmpty() ? "" : "Content-Type: " + reply.type() + "\r\n";
        write(
                socket,
                "HTTP/1.1 " + reply.status() + " x\r\n" + type + "Content-Length: " + body.length + "\r\n\r\n"
                        + reply.body());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    private static Request read(DataInputStream in) throws IOException {
        String[] first = line(in).split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(": ", 2);
            headers.put(header[0].toLowerCase(java.util.Locale.ROOT), header[1]);
        }
        byte[] body = new byte[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        in.readFully(body);
        Map<String, String> form = new TreeMap<>();
        for (String field : new String(body, UTF_8).split("&", -1)) {
            String[] pair = field.split("=", 2);
            form.put(URLDecoder.decode(pair[0], UTF_8), pair.length > 1 ? URLDecoder.decode(pair[1], UTF_8) : "");
        }
        return new Request(first[0], first[1], headers, form);
    }

    private static String line(DataInputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.readUnsignedByte(); octet != '\n'; octet = in.readUnsignedByte()) {
            line.write(octet);
        }
        return line.toString(ISO_8859_1).strip();
    }

    /** The requests to one path. */
    List<Request> to(String target) {
        return requests.stream()
                .filter(request -> request.target().equals(target))
                .toList();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
