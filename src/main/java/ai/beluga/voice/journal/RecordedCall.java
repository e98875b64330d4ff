package ai.beluga.voice.journal;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A journal that was read.
 *
 * @param closing empty when the journal ends in the middle of the call
 */
public record RecordedCall(Header header, List<Entry> entries, Optional<Closing> closing) {

    public RecordedCall {
        entries = List.copyOf(entries);
    }

    /**
     * Reads a journal. A last line that was written only in part is left out.
     *
     * @throws JournalFault when something in it cannot be understood; names the line
     */
    public static RecordedCall read(Iterator<String> lines) {
        return new Reading(lines).all();
    }

    /** The whole call is in it. */
    public boolean isWhole() {
        return closing.isPresent() && closing.get().loss().isEmpty();
    }

    /** What is missing, in a sentence; empty when nothing is. */
    public Optional<String> missing() {
        if (closing.isEmpty()) {
            return Optional.of(
                    "The journal has no closing line: the call goes on, or its server was killed. What stands"
                            + " in it has no gaps.");
        }
        return closing.get()
                .loss()
                .map(loss -> "The last " + loss.entries() + " entries are not in the journal (" + loss.cause()
                        + "). What stands before them has no gaps.");
    }

    /** Of one journal. */
    private static final class Reading {
        private final Iterator<String> lines;
        private final List<Entry> entries = new ArrayList<>();
        private int number;
        private long nowNanos = Long.MIN_VALUE;

        Reading(Iterator<String> lines) {
            this.lines = lines;
        }

        RecordedCall all() {
            if (!lines.hasNext()) {
                throw new JournalFault("the journal is empty");
            }
            Header header = header(json(lines.next()));
            while (lines.hasNext()) {
                String line = lines.next();
                if (!lines.hasNext() && !line.endsWith("}")) {
                    break;
                }
                JsonObject object = json(line);
                if (object.containsKey(JournalLines.CLOSING)) {
                    return new RecordedCall(header, entries, Optional.of(closing(object)));
                }
                add((Entry) RecordJson.read(Entry.class, object, place()));
            }
            return new RecordedCall(header, entries, Optional.empty());
        }

        private JsonObject json(String line) {
            number++;
            try (JsonReader reader = RecordJson.JSON.createReader(new StringReader(line))) {
                return reader.readObject();
            } catch (JsonException garbled) {
                throw new JournalFault(place() + " is no JSON object: " + garbled.getMessage(), garbled);
            }
        }

        private Header header(JsonObject line) {
            JsonValue json = line.get(JournalLines.HEADER);
            if (!(json instanceof JsonObject object)) {
                throw new JournalFault(
                        "line 1 is no header: this is not the journal of a call, or its beginning is lost");
            }
            int format = object.getInt("format", 0);
            if (format != Header.FORMAT) {
                throw new JournalFault("the journal has format " + format + "; this version reads " + Header.FORMAT);
            }
            try {
                return (Header) RecordJson.read(Header.class, json, JournalLines.HEADER);
            } catch (JournalFault fault) {
                throw new JournalFault(
                        "the journal was written by version " + object.getString("software", "unknown")
                                + ", which has other settings: " + fault.getMessage(),
                        fault);
            }
        }

        private void add(Entry entry) {
            if (entry instanceof Entry.Timed timed) {
                if (timed.nowNanos() < nowNanos) {
                    throw new JournalFault(place() + " is of an earlier time than the one before it");
                }
                nowNanos = timed.nowNanos();
            }
            entries.add(entry);
        }

        private Closing closing(JsonObject line) {
            JsonValue json = line.getOrDefault(JournalLines.CLOSING, JsonValue.NULL);
            Closing closing = (Closing) RecordJson.read(Closing.class, json, place());
            if (lines.hasNext()) {
                throw new JournalFault(place() + " closes the journal, and more lines follow");
            }
            if (closing.entries() != entries.size()) {
                throw new JournalFault(
                        "the journal holds " + entries.size() + " entries and its closing line speaks of "
                                + closing.entries() + ": lines were taken out or added");
            }
            return closing;
        }

        private String place() {
            return "line " + number;
        }
    }
}
