package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the model said, by the vendor's items and their content, numbered, and how the vendor is told what was heard of it:
 * what was heard in part is cut there, never beyond the audio that came, which the vendor refuses; what was not heard at all
 * is deleted, which every vendor of this wire does, where cutting is said to be ignored by some.
 */
final class Parts {

    /** Nobody hears of one older than that. */
    private static final int KEPT = 64;

    private static final int BYTES_A_MILLI = 8;

    private final Consumer<S2sEvent> report;
    private final Consumer<String> send;
    private final Map<Place, Part> parts = new LinkedHashMap<>();
    private int count;

    Parts(Consumer<S2sEvent> report, Consumer<String> send) {
        this.report = report;
        this.send = send;
    }

    /** Where the vendor keeps it. */
    record Place(String itemId, int contentIndex) {}

    private static final class Part {
        private final int number;
        private final Place place;
        private final String responseId;
        private final StringBuilder words = new StringBuilder();
        private long audioBytes;
        private boolean ended;
        private boolean deleted;
        private int keptMillis = Integer.MAX_VALUE;

        Part(int number, Place place, String responseId) {
            this.number = number;
            this.place = place;
            this.responseId = responseId;
        }

        int audioMillis() {
            return (int) (audioBytes / BYTES_A_MILLI);
        }
    }

    /** More audio of a part. */
    void audio(String responseId, Place place, byte[] muLaw) {
        Part part = of(responseId, place);
        if (!part.ended && muLaw.length > 0) {
            part.audioBytes += muLaw.length;
            report.accept(new S2sEvent.Audio(part.number, muLaw));
        }
    }

    /** More words of a part. */
    void words(String responseId, Place place, String more) {
        Part part = of(responseId, place);
        if (!part.ended && !more.isEmpty()) {
            part.words.append(more);
            report.accept(new S2sEvent.Words(part.number, more));
        }
    }

    /** All words of a part; those that did not come one by one come now. */
    void allWords(String responseId, Place place, String all) {
        Part part = of(responseId, place);
        if (all.startsWith(part.words.toString())) {
            words(responseId, place, all.substring(part.words.length()));
        }
    }

    /** A part is whole. */
    void ended(Place place) {
        Part part = parts.get(place);
        if (part != null) {
            end(part);
        }
    }

    /** No more comes of any part of this response. */
    void allEnded(String responseId) {
        parts.values().stream()
                .filter(part -> part.responseId.equals(responseId))
                .forEach(this::end);
    }

    private void end(Part part) {
        if (!part.ended) {
            part.ended = true;
            report.accept(new S2sEvent.PartEnded(part.number));
        }
    }

    /** Whether an item is one of those told of. */
    boolean knows(String itemId) {
        return parts.keySet().stream().anyMatch(place -> place.itemId().equals(itemId));
    }

    /** Number of the newest part; 0 when there is none. */
    int newest() {
        return count;
    }

    /**
     * Tells the vendor what was heard.
     *
     * @param heard number of the last part of which something was heard; 0 when nothing of {@code latest} was
     * @param latest the response to which a 0 belongs; empty when it has no parts yet
     * @param last number of the last part that it is about
     */
    void heard(int heard, int heardMillis, String latest, int last) {
        List<Part> unheard = new ArrayList<>();
        for (Part part : parts.values()) {
            if (part.number > last) {
                break;
            }
            if (part.number > heard && (heard > 0 || part.responseId.equals(latest))) {
                unheard.add(part);
            } else if (part.number == heard) {
                cut(part, Math.clamp(heardMillis, 0, part.audioMillis()));
            }
        }
        unheard.forEach(this::forget);
    }

    private void cut(Part part, int millis) {
        boolean whole = part.ended && millis == part.audioMillis();
        if (!whole && !part.deleted && millis < part.keptMillis) {
            part.keptMillis = millis;
            send.accept(ClientEvents.truncate(part.place.itemId(), part.place.contentIndex(), millis));
        }
    }

    /** An item whose earlier content was heard stays, without this. */
    private void forget(Part part) {
        List<Part> before = parts.values().stream()
                .filter(other ->
                        other.number < part.number && other.place.itemId().equals(part.place.itemId()))
                .toList();
        if (before.stream().anyMatch(other -> !other.deleted)) {
            cut(part, 0);
        } else if (!part.deleted) {
            part.deleted = true;
            if (before.isEmpty()) {
                send.accept(ClientEvents.delete(part.place.itemId()));
            }
        }
    }

    private Part of(String responseId, Place place) {
        Part known = parts.get(place);
        if (known != null) {
            return known;
        }
        if (parts.size() == KEPT) {
            parts.remove(parts.keySet().iterator().next());
        }
        Part next = new Part(++count, place, responseId);
        parts.put(place, next);
        return next;
    }
}
