package ai.beluga.voice.simulator.deepgram;

import ai.beluga.voice.simulator.wire.SimulatedSocket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.locks.LockSupport;

/** The simulator's end of one connection: what it says leaves in order, on a thread of its own, with the mischief of the hour. */
final class Connection {

    private final SimulatedSocket socket;
    private final Mischief mischief;
    private final BlockingDeque<Parcel> parcels = new LinkedBlockingDeque<>();

    private sealed interface Parcel {
        record Text(JsonObject message) implements Parcel {}

        record Audio(byte[] bytes, long pauseNanos) implements Parcel {}

        record Close(int code, String reason) implements Parcel {}
    }

    Connection(SimulatedSocket socket, Mischief mischief) {
        this.socket = socket;
        this.mischief = mischief;
        Thread.ofVirtual().start(this::deliver);
    }

    void say(JsonObject message) {
        parcels.add(new Parcel.Text(message));
    }

    void say(JsonObjectBuilder message) {
        say(message.build());
    }

    /** @param pauseNanos how long it takes to make */
    void say(byte[] audio, long pauseNanos) {
        parcels.add(new Parcel.Audio(audio, pauseNanos));
    }

    /** Takes back audio, and messages of this type, that have not left; {@code false} when none was left. */
    boolean takeBack(String type) {
        return parcels.removeIf(parcel -> parcel instanceof Parcel.Audio
                || parcel instanceof Parcel.Text text
                        && text.message().getString("type").equals(type));
    }

    void close(int code, String reason) {
        parcels.add(new Parcel.Close(code, reason));
    }

    void hang() {
        socket.silence();
    }

    void drop() throws IOException {
        socket.drop();
    }

    private void deliver() {
        try {
            while (true) {
                Parcel parcel = parcels.take();
                LockSupport.parkNanos(mischief.slow.toNanos());
                socket.split(mischief.pieces);
                switch (parcel) {
                    case Parcel.Text text -> deliver(text.message());
                    case Parcel.Audio audio -> {
                        LockSupport.parkNanos(audio.pauseNanos());
                        socket.binary(audio.bytes());
                    }
                    case Parcel.Close close -> socket.close(close.code(), close.reason());
                }
            }
        } catch (IOException gone) {
            // The client went, or the connection was dropped: nothing can leave any more.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(JsonObject message) throws IOException {
        if (mischief.garble) {
            mischief.garble = false;
            socket.text("{\"type\": \"Resul");
            return;
        }
        if (mischief.strange) {
            socket.text("{\"type\":\"SomethingNew\",\"transcript\":[1,2],\"sequence_id\":null}");
        }
        socket.text((mischief.strange ? strange(message) : message).toString());
    }

    private static JsonObject strange(JsonObject message) {
        JsonObjectBuilder more = Json.createObjectBuilder(message)
                .add("novelty", Json.createObjectBuilder().add("transcript", 7))
                .addNull("entities")
                .addNull("languages");
        for (String optional : Set.of("from_finalize", "speech_final")) {
            if (message.getOrDefault(optional, JsonValue.TRUE) == JsonValue.FALSE) {
                more.addNull(optional);
            }
        }
        return more.build();
    }
}
