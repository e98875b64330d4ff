package ai.beluga.voice.simulator.realtime;

import ai.beluga.voice.simulator.wire.SimulatedSocket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What the simulator says on one connection: leaves in order, on a thread of its own, with the mischief of the hour. */
final class Outbox {

    private final SimulatedSocket socket;
    private final Mischief mischief;
    private final Consumer<JsonObject> sent;
    private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();
    private final List<JsonObject> held = new ArrayList<>();
    private final int ownDeath;
    private int audioDeltas;

    private sealed interface Parcel {
        record Event(JsonObject event) implements Parcel {}

        record Close(int code, String reason) implements Parcel {}
    }

    /** @param sent told of each event when it has left */
    Outbox(SimulatedSocket socket, Mischief mischief, Consumer<JsonObject> sent) {
        this.socket = socket;
        this.mischief = mischief;
        this.sent = sent;
        this.ownDeath = mischief.eachDiesAfterDeltas.getAsInt();
        Thread.ofVirtual().start(this::deliver);
    }

    void say(JsonObject event) {
        parcels.add(new Parcel.Event(event));
    }

    void close(int code, String reason) {
        parcels.add(new Parcel.Close(code, reason));
    }

    private void deliver() {
        try {
            while (true) {
                Parcel parcel = parcels.take();
                LockSupport.parkNanos(mischief.slow.toNanos());
                socket.split(mischief.pieces);
                switch (parcel) {
                    case Parcel.Event event -> deliver(Disguise.of(event.event(), mischief));
                    case Parcel.Close close -> socket.close(close.code(), close.reason());
                }
            }
        } catch (IOException gone) {
            // The client went, or the connection was dropped: nothing can leave any more.
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(List<JsonObject> events) throws IOException {
        for (JsonObject event : events) {
            boolean audio = event.getString("type").endsWith("audio.delta");
            if (audio || !held.isEmpty()) {
                held.add(event);
            }
            if (!audio && held.isEmpty()) {
                send(event);
            } else if (!audio || held.size() >= mischief.deltasAtOnce) {
                List<JsonObject> all = List.copyOf(held);
                held.clear();
                for (JsonObject next : all) {
                    send(next);
                }
            }
        }
    }

    private void send(JsonObject event) throws IOException {
        if (mischief.garble) {
            mischief.garble = false;
            socket.text("{\"type\": \"respon");
            return;
        }
        if (mischief.strange) {
            socket.text(Json.createObjectBuilder()
                    .add("type", "response.something_new.delta")
                    .add("event_id", "event_strange")
                    .add("delta", Json.createArrayBuilder().add(1))
                    .addNull("item_id")
                    .build()
                    .toString());
        }
        socket.text(event.toString());
        boolean audio = event.getString("type").endsWith("audio.delta");
        if (mischief.duplicates && !audio) {
            socket.text(event.toString());
        }
        sent.accept(event);
        if (audio && ++audioDeltas == (ownDeath > 0 ? ownDeath : mischief.dieAfterDeltas)) {
            die();
        }
    }

    private void die() throws IOException {
        switch (mischief.death) {
            case DROP -> socket.drop();
            case HANG -> socket.silence();
            case CLOSE -> socket.close(1011, "keepalive ping timeout");
        }
    }
}
