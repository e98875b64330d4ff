package ai.beluga.voice.phone;

import ai.beluga.voice.phone.sound.MuLaw;
import ai.beluga.voice.phone.sound.StereoWav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * All about a call that is over.
 *
 * @param outcome how it ended
 * @param documents TwiML in the order in which it was fetched
 * @param streams media streams in order
 * @param callbacks status callbacks, as sent and answered
 * @param violations what Twilio would not have accepted
 * @param upgradeStatus HTTP status of the last WebSocket upgrade that was refused
 * @param failure the sentence of the scenario's first unmet expectation
 */
public record CallRecord(
        String callSid,
        Outcome outcome,
        List<Twiml> documents,
        List<StreamRecord> streams,
        List<Callback> callbacks,
        List<Violation> violations,
        Optional<Integer> upgradeStatus,
        Optional<Integer> webhookStatus,
        Optional<String> dialled,
        Optional<String> failure,
        TimeLine timeLine) {

    private static final int SAMPLES_PER_MILLI = 8;

    /** How a call ended. */
    public enum Outcome {
        /** The caller hung up. */
        CALLER_HUNG_UP,
        /** TwiML said so, or had nothing more to say. */
        SERVER_ENDED,
        /** Transferred to {@link #dialled()}. */
        TRANSFERRED,
        /** Refused by TwiML. */
        REJECTED,
        /** A webhook failed or its TwiML was not usable: Twilio says an error and hangs up. */
        FAILED
    }

    /** A status callback: {@code kind} is {@code StreamEvent} or {@code CallStatus}. */
    public record Callback(String kind, int answer) {}

    /** The first stream. */
    public StreamRecord stream() {
        return streams.getFirst();
    }

    /** Writes {@code CALLSID.jsonl} and {@code CALLSID.wav} into a folder, which is made if it is not there. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(callSid + ".jsonl"), timeLine.toJsonLines());
        Files.write(
                folder.resolve(callSid + ".wav"), StereoWav.of(track(StreamRecord::said), track(StreamRecord::heard)));
    }

    /** One side of all streams, each at its time in the call. */
    private byte[] track(Function<StreamRecord, byte[]> side) {
        byte[] track = {};
        for (StreamRecord stream : streams) {
            byte[] sound = side.apply(stream);
            int start = Math.max(track.length, Math.toIntExact(stream.began().toMillis() * SAMPLES_PER_MILLI));
            int before = track.length;
            track = Arrays.copyOf(track, start + sound.length);
            Arrays.fill(track, before, start, MuLaw.SILENCE);
            System.arraycopy(sound, 0, track, start, sound.length);
        }
        return track;
    }
}
