package ai.beluga.voice.provider.realtime;

import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What the caller said, by the vendor's items, numbered in the order in which they were said. */
final class Utterances {

    /** Text of one older than that comes from no vendor. */
    private static final int KEPT = 64;

    private final Consumer<S2sEvent> report;
    private final Map<String, Utterance> byItem = new LinkedHashMap<>();
    private int count;

    Utterances(Consumer<S2sEvent> report) {
        this.report = report;
    }

    private static final class Utterance {
        private final int number;
        private String text = "";
        private boolean settled;

        Utterance(int number) {
            this.number = number;
        }
    }

    /** The caller says, or has said, what this item will hold. */
    void said(String itemId) {
        var unused = of(itemId);
    }

    /** More of its text. */
    void grew(String itemId, String more) {
        Utterance utterance = of(itemId);
        became(utterance, utterance.text + more, false);
    }

    /** Its text so far. */
    void became(String itemId, String text) {
        became(of(itemId), text, false);
    }

    /** Its text; empty when nothing was recognised. */
    void settled(String itemId, String text) {
        became(of(itemId), text, true);
    }

    private void became(Utterance utterance, String text, boolean isFinal) {
        if (!utterance.settled) {
            utterance.text = text;
            utterance.settled = isFinal;
            report.accept(new S2sEvent.CallerText(utterance.number, text, isFinal));
        }
    }

    private Utterance of(String itemId) {
        Utterance known = byItem.get(itemId);
        if (known != null) {
            return known;
        }
        if (byItem.size() == KEPT) {
            byItem.remove(byItem.keySet().iterator().next());
        }
        Utterance next = new Utterance(++count);
        byItem.put(itemId, next);
        return next;
    }
}
