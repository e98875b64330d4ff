package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.memory.Conversation;
import ai.beluga.voice.speech.s2s.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A turn that a stream was asked and has not answered whole: what the one that takes over is told of it. Where its words are
 * known they are told; otherwise it hears the caller's audio again behind these lines.
 *
 * @param words what the caller said; empty when nobody knows
 * @param said what was made of the answer and is heard by the caller; may be empty
 * @param takesText the model takes text while the conversation goes on
 */
record OpenQuestion(TurnId turn, String words, String said, boolean takesText) {

    @Override
    public String toString() {
        return "OpenQuestion[" + turn + "]";
    }

    private static final String GO_ON =
            "The line to you broke off behind your last words, which the caller has heard. Go on right behind them"
                    + " with the rest of the answer, and do not say them again.";
    private static final String NOT_MADE = "Your answer did not come about. Answer the caller now.";
    private static final String SAID_BEFORE =
            "Your answer to what the caller is about to say broke off. The caller has heard this of it: \"%s\" Go on"
                    + " right behind these words, and do not say them again.";
    private static final String HEARD_OF_IT =
            "Of your answer the caller has heard no more than this: \"%s\" Then the caller went on.";

    /** The turn is told, and not heard again. */
    boolean isTold() {
        return takesText && !words.isBlank();
    }

    /** Behind the conversation before this turn, as the stream begins. */
    List<Line> history() {
        List<Line> lines = new ArrayList<>();
        if (isTold() && !said.isBlank()) {
            lines.add(new Line(Line.Role.CALLER, words));
        }
        if (!said.isBlank() && (isTold() || !takesText)) {
            lines.add(new Line(Line.Role.AGENT, said));
        }
        return lines;
    }

    /** What the model answers to, where the turn is told. */
    Line question() {
        return said.isBlank() ? new Line(Line.Role.CALLER, words) : new Line(Line.Role.DIRECTION, GO_ON);
    }

    /** What it has to know before it hears the caller again. */
    List<Line> before() {
        return takesText && !said.isBlank()
                ? List.of(new Line(Line.Role.DIRECTION, SAID_BEFORE.formatted(said)))
                : List.of();
    }

    /** What a stream is told that opens now: the conversation, and at its end what was answered of the open question. */
    static List<Line> history(Conversation memory, Optional<OpenQuestion> open) {
        List<Utterance> before =
                open.map(question -> memory.utterancesBut(question.turn())).orElseGet(memory::utterances);
        List<Line> lines = new ArrayList<>();
        for (Utterance said : before) {
            Line.Role role = said.speaker() == Speaker.CALLER ? Line.Role.CALLER : Line.Role.AGENT;
            lines.add(new Line(role, said.text()));
        }
        open.ifPresent(question -> lines.addAll(question.history()));
        return lines;
    }

    /** To the stream itself that has made only this of an answer. */
    static Line notMade(String said) {
        return new Line(Line.Role.DIRECTION, said.isBlank() ? NOT_MADE : GO_ON);
    }

    /** The caller took the floor before what {@link #said} tells was all heard. */
    static Line heardOfIt(String heard) {
        return new Line(Line.Role.DIRECTION, HEARD_OF_IT.formatted(heard));
    }
}
