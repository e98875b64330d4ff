package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.turn.TurnDecision;
import java.util.Optional;

/**
 * A turn that was asked before all of its words were there. What was asked holds what was recognised by then, among keys and
 * words of before.
 */
record AskedEarly(TurnDecision.Ask ask, String recognised) {

    /** What the caller has said, now that all of it is recognised; empty when that is what was asked, or cannot be told. */
    Optional<String> corrected(String settled) {
        int at = ask.text().lastIndexOf(recognised);
        if (recognised.isEmpty() || settled.isEmpty() || settled.equals(recognised) || at < 0) {
            return Optional.empty();
        }
        String behind = ask.text().substring(at + recognised.length());
        return Optional.of(ask.text().substring(0, at) + settled + behind);
    }
}
