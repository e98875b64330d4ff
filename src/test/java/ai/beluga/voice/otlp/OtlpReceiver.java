package ai.beluga.voice.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/**
 * Receives traces, metrics and logs by OTLP over HTTP, as protobuf, compressed or not, and keeps all of it. What it does not
 * understand is refused and counted.
 */
public final class OtlpReceiver implements AutoCloseable {

    private static final String PROTOBUF = "application/x-protobuf";

    /** Reads one kind of request and keeps it. */
    private interface Kind {
        void take(Fields request) throws InvalidProtocolBufferException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final Map<List<Object>, ReceivedPoint> points = new ConcurrentHashMap<>();
    private final Map<List<Object>, ReceivedHistogram> histograms = new ConcurrentHashMap<>();

    private OtlpReceiver(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/v1/traces", exchange -> answer(exchange, this::traces));
        server.createContext("/v1/metrics", exchange -> answer(exchange, this::metrics));
        server.createContext("/v1/logs", exchange -> answer(exchange, request -> {}));
        server.start();
    }

    /** On a free port of this machine. */
    public static OtlpReceiver start() throws IOException {
        return new OtlpReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** What an exporter is told. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Spans in the order in which they came, which is that of their ends. */
    public List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** The measures as they were sent last; totals since the start where the exporter sends such. */
    public List<ReceivedPoint> points() {
        return List.copyOf(points.values());
    }

    /** The histograms among them, with their buckets. */
    public List<ReceivedHistogram> histograms() {
        return List.copyOf(histograms.values());
    }

    /** All that came as text, in which every name, label and value that is one stands as it is. */
    public String everything() {
        return String.join("\n", all);
    }

    /** What was refused, and why. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    private void traces(Fields request) throws InvalidProtocolBufferException {
        for (Fields scope : scopes(request)) {
            for (Fields span : scope.messages(2)) {
                spans.add(ReceivedSpan.of(scope.message(1).text(1), span));
            }
        }
    }

    private void metrics(Fields request) throws InvalidProtocolBufferException {
        for (Fields scope : scopes(request)) {
            for (Fields metric : scope.messages(2)) {
                ReceivedPoint.of(scope.message(1).text(1), metric)
                        .forEach(point -> points.put(List.of(point.scope(), point.name(), point.labels()), point));
                ReceivedHistogram.of(scope.message(1).text(1), metric)
                        .forEach(it -> histograms.put(List.of(it.scope(), it.name(), it.labels()), it));
            }
        }
    }

    /** All three kinds of request are lists of resources, each with its scopes. */
    private static List<Fields> scopes(Fields request) throws InvalidProtocolBufferException {
        List<Fields> scopes = new ArrayList<>();
        for (Fields resource : request.messages(1)) {
            scopes.addAll(resource.messages(2));
        }
        return scopes;
    }

    private void answer(HttpExchange exchange, Kind kind) throws IOException {
        try (exchange) {
            String type = "" + exchange.getRequestHeaders().getFirst("Content-Type");
            if (!type.startsWith(PROTOBUF)) {
                refuse(exchange, 415, "content type " + type);
                return;
            }
            try {
                byte[] body = body(exchange);
                kind.take(Fields.of(body));
                all.add(new String(body, UTF_8));
            } catch (IOException e) {
                refuse(exchange, 400, "" + e.getMessage());
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", PROTOBUF);
            // The answer of all three kinds is a message without fields.
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream plain = exchange.getRequestBody();
                InputStream body = gzip ? new GZIPInputStream(plain) : plain) {
            return body.readAllBytes();
        }
    }

    private void refuse(HttpExchange exchange, int status, String why) throws IOException {
        refused.add(status + ": " + why);
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
