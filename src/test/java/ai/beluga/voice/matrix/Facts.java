package ai.beluga.voice.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.beluga.voice.it.Gateway;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the gateway tells of all calls while they last, read from the events of its demonstration page. */
public final class Facts implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<JsonObject> all = new ConcurrentLinkedQueue<>();

    /** Begins to read; ends with {@link #close}. */
    public Facts() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(Gateway.base().resolve("/demo/events")).build();
        InputStream events =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        Thread.ofVirtual().start(() -> read(events));
    }

    private void read(InputStream events) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(events, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    try (JsonReader reader = Json.createReader(new StringReader(line.substring("data:".length())))) {
                        all.add(reader.readObject());
                    }
                }
            }
        } catch (IOException over) {
            // The client is closed, or the application is.
        }
    }

    /** All of one call that is over, in order. */
    public List<JsonObject> ofEnded(String call) {
        if (!Gateway.eventually(() -> of(call).stream().anyMatch(fact -> is(fact, "CallEnded")))) {
            throw new UncheckedIOException(new IOException("the end of call " + call + " was never told"));
        }
        return of(call);
    }

    private List<JsonObject> of(String call) {
        return all.stream().filter(fact -> fact.getString("call").equals(call)).toList();
    }

    static boolean is(JsonObject fact, String type) {
        return fact.getString("type").equals(type);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
