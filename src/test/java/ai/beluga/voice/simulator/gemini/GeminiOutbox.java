package ai.beluga.voice.simulator.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.beluga.voice.simulator.wire.SimulatedSocket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** What the simulator says on one connection: leaves in order, on a thread of its own, with the mischief of the hour. */
final class GeminiOutbox {

    private static final Map<String, List<String>> MAY_BE_MISSING = Map.of(
            "", List.of("usageMetadata", "goAway", "toolCall", "serverContent"),
            "serverContent",
                    List.of(
                            "modelTurn",
                            "interrupted",
                            "turnComplete",
                            "generationComplete",
                            "inputTranscription",
                            "outputTranscription",
                            "turnCompleteReason"));

    private final SimulatedSocket socket;
    private final GeminiMischief mischief;
    private final Consumer<JsonObject> sent;
    private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();
    private int audioMessages;

    private sealed interface Parcel {
        record Message(JsonObject message) implements Parcel {}

        record Close(int code, String reason) implements Parcel {}
    }

    /** @param sent told of each message when it has left */
    GeminiOutbox(SimulatedSocket socket, GeminiMischief mischief, Consumer<JsonObject> sent) {
        this.socket = socket;
        this.mischief = mischief;
        this.sent = sent;
        Thread.ofVirtual().start(this::deliver);
    }

    void say(JsonObject message) {
        parcels.add(new Parcel.Message(message));
    }

    void close(int code, String reason) {
        parcels.add(new Parcel.Close(code, reason));
    }

    private void deliver() {
        try {
            while (true) {
                Parcel parcel = parcels.take();
                socket.split(mischief.pieces);
                switch (parcel) {
                    case Parcel.Message message -> send(message.message());
                    case Parcel.Close close -> socket.close(close.code(), close.reason());
                }
            }
        } catch (IOException gone) {
            // The client went, or the connection was dropped: nothing can leave any more.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(JsonObject message) throws IOException {
        if (mischief.garble) {
            mischief.garble = false;
            write("{\"serverContent\": {");
            return;
        }
        if (mischief.strange) {
            write("{\"somethingNew\":{\"delta\":[1]}}");
        }
        write(disguised("", message).toString());
        sent.accept(message);
        boolean audio = GeminiRules.object(message, "serverContent").containsKey("modelTurn");
        if (audio && ++audioMessages == mischief.dieAfterAudio) {
            switch (mischief.death) {
                case DROP -> socket.drop();
                case HANG -> socket.silence();
                case CLOSE -> socket.close(1011, "Internal error encountered.");
            }
        }
    }

    private void write(String message) throws IOException {
        if (mischief.text) {
            socket.text(message);
        } else {
            socket.binary(message.getBytes(UTF_8));
        }
    }

    private JsonObject disguised(String name, JsonObject object) {
        JsonObjectBuilder looks = Json.createObjectBuilder();
        if (mischief.nulls) {
            MAY_BE_MISSING.getOrDefault(name, List.of()).stream()
                    .filter(optional -> !object.containsKey(optional))
                    .forEach(looks::addNull);
        }
        object.forEach((member, value) -> looks.add(member, inner(member, value)));
        if (mischief.strange) {
            looks.add("novelty", Json.createObjectBuilder().add("depth", 7));
        }
        return looks.build();
    }

    private JsonValue inner(String name, JsonValue value) {
        return name.equals("serverContent") ? disguised(name, value.asJsonObject()) : value;
    }
}
