package ai.beluga.voice.simulator.realtime;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client that knows nothing but the wire, for tests of the simulators. */
public final class RawClient implements WebSocket.Listener, AutoCloseable {

    private static final int FRAME_BYTES = 160;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final List<JsonObject> all = new CopyOnWriteArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /** Connects with this key. */
    public RawClient(URI uri, String key) {
        socket = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + key)
                .buildAsync(uri, this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void add(String message) {
        try (JsonReader reader = Json.createReader(new StringReader(message))) {
            JsonObject event = reader.readObject();
            all.add(event);
            events.add(event);
        } catch (JsonException garbled) {
            add("{\"type\":\"garbled\"}");
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        add("{\"type\":\"close\",\"code\":" + code + ",\"reason\":\"" + reason + "\"}");
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        add("{\"type\":\"close\",\"code\":1006,\"reason\":\"\"}");
    }

    /** Sends JSON, with {@code '} for quotes. */
    public void send(String json) {
        socket.sendText(json.replace('\'', '"'), true).join();
    }

    /** Sends mu-law in frames of 20 ms, as fast as it goes. */
    public void speak(byte[] muLaw) {
        for (int begin = 0; begin < muLaw.length; begin += FRAME_BYTES) {
            byte[] frame = Arrays.copyOfRange(muLaw, begin, Math.min(muLaw.length, begin + FRAME_BYTES));
            send("{'type':'input_audio_buffer.append','audio':'"
                    + Base64.getEncoder().encodeToString(frame) + "'}");
        }
    }

    /** A sentence, and silence after it. */
    public void say(String sentence) {
        speak(Melody.muLaw(sentence));
        byte[] silence = new byte[8 * 800];
        Arrays.fill(silence, (byte) 0xFF);
        speak(silence);
    }

    /** The next event of this type; those before it are passed over. */
    public JsonObject await(String type) {
        List<String> passed = new ArrayList<>();
        try {
            for (JsonObject next = events.poll(10, TimeUnit.SECONDS);
                    next != null;
                    next = events.poll(10, TimeUnit.SECONDS)) {
                if (next.getString("type").equals(type)) {
                    return next;
                }
                passed.add(next.getString("type"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("no " + type + ", but " + passed);
    }

    /** The next error. */
    public JsonObject awaitError() {
        return await("error").getJsonObject("error");
    }

    /** Every event so far, in order. */
    public List<JsonObject> all() {
        return List.copyOf(all);
    }

    /** Their types. */
    public List<String> types() {
        return all.stream().map(event -> event.getString("type")).toList();
    }

    /** The audio of an item so far, base64 undone. */
    public byte[] audio(String itemId) {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        all.stream()
                .filter(event -> event.getString("type").endsWith("audio.delta"))
                .filter(event -> event.getString("item_id").equals(itemId))
                .forEach(event -> audio.writeBytes(Base64.getDecoder().decode(event.getString("delta"))));
        return audio.toByteArray();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
