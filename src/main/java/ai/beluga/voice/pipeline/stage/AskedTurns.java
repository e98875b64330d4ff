package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.turn.TurnDecision;
import java.util.Optional;

/** Puts turns to the model: of each what the stream in use does not know yet. */
final class AskedTurns {

    private static final Line NOT_ANSWERED =
            new Line(Line.Role.DIRECTION, "The caller still waits for the answer to what was said last: give it now.");

    private final LateStream<SpeechToSpeech.Stream> model;
    private final boolean ofVendor;
    private final boolean takesText;
    private final CallerUtterances utterances;
    /** What the stream in use was asked last. */
    private String asked = "";
    /** The part of the turn under way that it knows: it was asked and taken back, and stands at the turn's beginning. */
    private String known = "";

    /** @param ofVendor the vendor takes the turns */
    AskedTurns(
            LateStream<SpeechToSpeech.Stream> model, boolean ofVendor, boolean takesText, CallerUtterances utterances) {
        this.model = model;
        this.ofVendor = ofVendor;
        this.takesText = takesText;
        this.utterances = utterances;
    }

    /**
     * Asks the model.
     *
     * @param toldOfSpeech it knows that the caller has spoken
     * @return the words of the turn where they are known
     */
    Optional<CallerUtterances.Understood> put(TurnDecision.Ask ask, boolean toldOfSpeech) {
        String text = ask.text();
        String fresh = fresh(text);
        asked = text;
        known = "";
        boolean spoken = AskedWords.areSpoken(fresh);
        String keys = AskedWords.known(fresh);
        boolean finishes = !ofVendor && (spoken || !takesText);
        if (!keys.isEmpty() && takesText) {
            model.use(open -> open.tell(new Line(Line.Role.CALLER, keys), !spoken));
        } else if (!spoken && takesText) {
            model.use(open -> open.tell(NOT_ANSWERED, true));
        }
        if (finishes) {
            if (!toldOfSpeech) {
                model.use(SpeechToSpeech.Stream::callerStarted);
            }
            model.use(SpeechToSpeech.Stream::callerFinished);
        }
        return ofVendor
                ? utterances.askedOfVendor(ask.turn(), spoken, AskedWords.known(text))
                : utterances.asked(ask.turn(), finishes ? 1 : 0, AskedWords.known(text));
    }

    /** The model is to answer text: it does not hear what is fresh of this turn. */
    boolean asksByText(TurnDecision.Ask ask) {
        return takesText && !AskedWords.areSpoken(fresh(ask.text()));
    }

    private String fresh(String text) {
        return text.startsWith(known) ? text.substring(known.length()) : text;
    }

    /** What it is to answer it was told by others. */
    Optional<CallerUtterances.Understood> told(TurnDecision.Ask ask) {
        asked = ask.text();
        known = "";
        return utterances.asked(ask.turn(), 0, ask.text());
    }

    /** The stream that has taken over was asked this. */
    void isAskedAgain(String text) {
        asked = text;
    }

    /** The caller goes on with the turn; {@code wasAsked} when the model knows of it. */
    void withdrawn(TurnId turn, boolean wasAsked) {
        known = wasAsked ? asked : known;
        utterances.withdrawn(turn);
    }

    /** The turn under way has a part that was asked before. */
    boolean isGoneOnWith() {
        return !known.isEmpty();
    }

    /** Another stream was asked nothing. */
    void newStream() {
        asked = "";
        known = "";
    }
}
