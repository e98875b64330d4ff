package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.memory.Conversation;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.turn.TurnDecision;

/** What the agent was asked last, of which words may come late. */
final class LastQuestion {

    private TurnId turn = TurnId.NONE;
    private Utterance words = Utterance.caller("");

    /** What the caller said with this turn. */
    Utterance asked(TurnDecision.Ask ask) {
        turn = ask.turn();
        words = Utterance.caller(ask.text());
        return words;
    }

    /** Puts late words right in the memory; {@code false} when they are of another turn, or not remembered. */
    boolean isCorrected(VoiceEvent.TurnCorrected corrected, Conversation memory) {
        return corrected.turn().equals(turn) && memory.correct(words, Utterance.caller(corrected.text()));
    }
}
