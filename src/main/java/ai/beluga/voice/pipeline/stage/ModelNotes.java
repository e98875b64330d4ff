package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.speech.s2s.Capabilities;
import ai.beluga.voice.speech.s2s.Capability;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.Opening;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import ai.beluga.voice.tool.Offer;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the model what has become of tools when it did not wait for it. Only a reply that the model begins when it knows of it
 * has it to tell: what cannot reach the model in time stays untold.
 */
final class ModelNotes {

    private final LateStream<SpeechToSpeech.Stream> model;
    private final Offer offer;
    private final Reach reach;
    /** Known to the stream in use before the turn that is asked next. */
    private List<Offer.Note> known = List.of();

    /** Told with the history of the newest stream. */
    private List<Offer.Note> toldAtOpening = List.of();

    private int newest;

    /** When the model hears of what is told with a spoken turn. */
    private enum Reach {
        /** It replies behind that. */
        BEFORE_THE_REPLY,
        /** The vendor takes the turns: the reply may be under way. */
        BEHIND_THE_REPLY,
        /** When it answers to text, or as it opens. */
        NOT_AT_ALL
    }

    /** @param turns who tells when the caller's turn is over */
    ModelNotes(LateStream<SpeechToSpeech.Stream> model, Capabilities able, Opening.Turns turns, Offer offer) {
        this.model = model;
        this.offer = offer;
        if (!able.has(Capability.TEXT) || !able.has(Capability.UNANSWERED_TEXT)) {
            this.reach = Reach.NOT_AT_ALL;
        } else {
            this.reach = turns == Opening.Turns.VENDORS ? Reach.BEHIND_THE_REPLY : Reach.BEFORE_THE_REPLY;
        }
    }

    /**
     * What a stream that opens is told of the call so far.
     *
     * @param stream its number
     * @param told it reads the history, and is asked nothing by text right behind it
     */
    List<Line> history(int stream, List<Line> conversation, boolean told) {
        newest = stream;
        toldAtOpening = told && reach == Reach.NOT_AT_ALL ? offer.untold() : List.of();
        List<Line> history = new ArrayList<>(conversation);
        toldAtOpening.forEach(note -> history.add(line(note)));
        return history;
    }

    /** Another stream knows only what it was told as it opened. */
    void newStream() {
        known = model.isCurrent(newest) ? toldAtOpening : List.of();
    }

    /**
     * A turn is about to be asked.
     *
     * @param byText the model is to answer text, which takes along whatever was told before it
     */
    void tell(TurnId turn, boolean byText) {
        List<Offer.Note> untold = offer.untold();
        if (byText || reach == Reach.BEFORE_THE_REPLY) {
            offer.tellWith(turn, untold);
            tell(untold);
            known = untold;
            return;
        }
        offer.tellWith(turn, untold.stream().filter(known::contains).toList());
        if (reach == Reach.BEHIND_THE_REPLY) {
            // What the reply before had to tell and the caller has not heard is told again.
            List<Offer.Note> fresh =
                    untold.stream().filter(note -> !known.contains(note)).toList();
            tell(fresh);
            known = fresh;
        }
    }

    private void tell(List<Offer.Note> notes) {
        notes.forEach(note -> model.use(stream -> stream.tell(line(note), false)));
    }

    private static Line line(Offer.Note note) {
        return new Line(Line.Role.DIRECTION, note.words());
    }
}
