package ai.beluga.voice.phone;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads the events of a server's demonstration page and tells the conversation of our calls, line by line. */
final class EventFeed implements AutoCloseable {

    /** Keys of the server and what they are called here, in the order of the conversation. */
    private static final Map<String, String> PARTS = new LinkedHashMap<>();

    static {
        PARTS.put("endpointingMs", "end of turn");
        PARTS.put("recognitionMs", "recognition");
        PARTS.put("agentMs", "agent");
        PARTS.put("synthesisMs", "synthesis");
        PARTS.put("gatewayMs", "gateway");
    }

    /** A server may send the head of its answer only with the first event: then we go on without it. */
    private static final Duration HEAD_PATIENCE = Duration.ofSeconds(2);

    private final Consumer<String> lines;
    private final Set<String> calls = ConcurrentHashMap.newKeySet();
    private final Map<Turn, String> latencies = new ConcurrentHashMap<>();
    private final Map<String, String> understood = new ConcurrentHashMap<>();
    private final Map<String, String> answered = new ConcurrentHashMap<>();
    /** The turns in which callers wait for an answer; other replies are prompts. */
    private final Set<Turn> asked = ConcurrentHashMap.newKeySet();

    private final Waterfall waterfall = new Waterfall();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private record Turn(String call, int number) {}

    EventFeed(Consumer<String> lines) {
        this.lines = lines;
    }

    /**
     * Connects and reads on a thread of its own.
     *
     * @throws IOException when nobody answers there, or with something else than 200
     */
    void open(URI url) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Accept", "text/event-stream")
                .build();
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<Void> reading = answer.thenAccept(response -> {
            if (response.statusCode() != 200) {
                throw new IllegalStateException("answered with " + response.statusCode());
            }
            Thread.ofVirtual().name("phone-events").start(() -> read(response.body()));
        });
        try {
            reading.get(HEAD_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            lines.accept("  (the events are not there yet)");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(cause.getMessage() == null ? "no connection" : cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while connecting to the events", e);
        }
    }

    /** Tells this call's events, too. */
    void follow(String callSid) {
        calls.add(callSid);
    }

    /** A sentence when a call was not understood or not answered as wanted; letter case does not count. */
    Optional<String> unmet(String callSid, Options.Wanted wanted) {
        String heard = understood.getOrDefault(callSid, "");
        String said = answered.getOrDefault(callSid, "");
        if (!contains(heard, wanted.understood())) {
            return Optional.of("the caller was to be understood with \"" + wanted.understood() + "\", and was with \""
                    + heard + "\"");
        }
        if (!contains(said, wanted.answered())) {
            return Optional.of(
                    "the agent was to say \"" + wanted.answered() + "\", and was heard saying \"" + said + "\"");
        }
        return Optional.empty();
    }

    private static boolean contains(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** Where the waiting time of the answers so far went; empty before the second: of one it was told beside its words. */
    String waterfall() {
        return waterfall.line();
    }

    void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("data:")) {
                    event(line.substring("data:".length()).strip());
                }
            }
        } catch (IOException e) {
            // The stream ends when the phone has done with it or the server stops: either way nothing more is told.
            calls.clear();
        }
    }

    private void event(String data) {
        try (JsonReader reader = ServerMessage.JSON.createReader(new StringReader(data))) {
            JsonObject event = reader.readObject();
            if (calls.contains(event.getString("call", ""))) {
                tell(event);
            }
        } catch (JsonException | ClassCastException e) {
            lines.accept("  (the server sent an event that is not understood: " + e.getMessage() + ")");
        }
    }

    private void tell(JsonObject event) {
        String call = event.getString("call", "");
        Turn turn = new Turn(call, event.getInt("turn", 0));
        String text = event.getString("text", "");
        switch (event.getString("type", "")) {
            case "CallerSpoke" -> {
                asked.add(turn);
                understood.merge(call, text, (before, more) -> before + " " + more);
                lines.accept("  caller: " + text);
            }
            case "CallerWentOn" -> {
                asked.remove(turn);
                lines.accept("  (the caller goes on: these words come again)");
            }
            case "ReplyStarted" -> {
                if (asked.remove(turn)) {
                    latencies.put(turn, latency(event));
                }
            }
            case "AgentSpoke" -> agentSpoke(turn, text, event.getString("filler", ""));
            case "CallerInterrupted" -> lines.accept("  (the caller interrupts)");
            case "FalseInterruption" -> lines.accept("  (no interruption: the agent goes on)");
            case "CallEnded" -> lines.accept("  (the call is over: " + event.getString("reason", "") + ")");
            default -> {
                // Other events, such as running recognition, are no lines of a conversation.
            }
        }
    }

    /** A filler is told although it is no answer: the caller heard it. */
    private void agentSpoke(Turn turn, String text, String filler) {
        if (!filler.isBlank()) {
            lines.accept("  (the caller is asked to wait: " + filler + ")");
        }
        String latency = latencies.remove(turn);
        if (!text.isBlank()) {
            answered.merge(turn.call(), text, (before, more) -> before + " " + more);
            lines.accept("  agent:  " + text);
            Optional.ofNullable(latency).filter(Predicate.not(String::isEmpty)).ifPresent(lines);
        }
    }

    private String latency(JsonObject event) {
        JsonValue value = event.get("latency");
        if (!(value instanceof JsonObject latency) || millis(latency, "totalMs") <= 0) {
            return "";
        }
        Map<String, Long> millis = new LinkedHashMap<>();
        PARTS.forEach((key, name) -> millis.put(name, millis(latency, key)));
        String parts = millis.entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
        millis.put("whole", millis(latency, "totalMs"));
        waterfall.add(millis);
        return "          first frame of the answer after " + millis(latency, "totalMs") + " ms, by the server: "
                + parts;
    }

    private static long millis(JsonObject latency, String key) {
        return latency.containsKey(key) && latency.get(key).getValueType() == JsonValue.ValueType.NUMBER
                ? Math.round(latency.getJsonNumber(key).doubleValue())
                : 0;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
