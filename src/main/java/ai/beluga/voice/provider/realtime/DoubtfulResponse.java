package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.provider.socket.JsonMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A response that comes while given words are asked for behind others that were given up before they began: it may be of either,
 * since the vendor does not say. What it tells is kept back until its words do, or how it ends.
 */
final class DoubtfulResponse {

    private final Replies replies;
    private final Consumer<JsonMessage> act;
    private final List<JsonMessage> kept = new ArrayList<>();
    private String response = "";
    private String words = "";

    /** @param act takes what was kept back, in order */
    DoubtfulResponse(Replies replies, Consumer<JsonMessage> act) {
        this.replies = replies;
        this.act = act;
    }

    /** Whether this event is kept back, or was and has been acted on. */
    boolean takes(JsonMessage event) {
        String type = event.text("type");
        if (kept.isEmpty() && !type.equals("response.created")) {
            return false;
        }
        Optional<JsonMessage> about = event.object("response");
        String id = about.map(it -> it.text("id")).orElseGet(() -> event.text("response_id"));
        if (kept.isEmpty() && !isOpen(about)) {
            return false;
        }
        if (kept.isEmpty()) {
            response = id;
        } else if (!type.startsWith("response.") || !(id.isEmpty() || id.equals(response))) {
            return false;
        }
        kept.add(event);
        if (type.endsWith("audio_transcript.delta")) {
            words += event.text("delta");
            settleByWords();
        } else if (type.equals("response.done")) {
            settle(about.filter(it -> it.text("status").equals("cancelled")).isEmpty());
        }
        return true;
    }

    private boolean isOpen(Optional<JsonMessage> about) {
        boolean unnamed = about.flatMap(it -> it.object("metadata"))
                .filter(metadata -> !metadata.text(ClientEvents.ASK).isEmpty())
                .isEmpty();
        return unnamed
                && !replies.exactWords().isEmpty()
                && !replies.abandonedWords().isEmpty()
                && !replies.isUnderWay();
    }

    private void settleByWords() {
        Predicate<String> fits = asked -> letters(asked).startsWith(letters(words));
        boolean ofNew = fits.test(replies.exactWords());
        boolean ofOld = replies.abandonedWords().stream().anyMatch(fits);
        if (ofNew != ofOld) {
            settle(ofNew);
        }
    }

    /** It is of what was given up: nothing else can be under way. */
    void isOld() {
        settle(false);
    }

    private void settle(boolean ofNew) {
        if (ofNew && !replies.exactWords().isEmpty()) {
            replies.forgetAbandonedWords();
        }
        List<JsonMessage> all = List.copyOf(kept);
        kept.clear();
        words = "";
        all.forEach(act);
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
