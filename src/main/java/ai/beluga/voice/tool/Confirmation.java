package ai.beluga.voice.tool;

import ai.beluga.voice.event.TurnId;
import java.util.Optional;

/**
 * Whether the caller wants an effect. The gateway asks in its own words, of the arguments that will be used; only what the caller
 * says right after having heard the question counts. The model has no part in it. Used by one thread at a time.
 */
public final class Confirmation {

    /** What an answer means. */
    public enum Answer {
        YES,
        NO,
        /** Neither; it is no yes. */
        OTHER
    }

    /** What became of a question. */
    public sealed interface Outcome {
        /** The caller said yes: this, and nothing else, may happen once. */
        record Granted(Proposal proposal) implements Outcome {}

        /** The caller said no, something else, or was never asked to the end. */
        record Declined(Proposal proposal) implements Outcome {}
    }

    /** What is to be confirmed. */
    public record Proposal(Tool tool, Arguments arguments, String question) {}

    private Optional<Proposal> proposed = Optional.empty();
    private TurnId asked = TurnId.NONE;
    private boolean heard;

    /**
     * Something is to be asked.
     *
     * @throws Refused when another question is open
     */
    public Proposal propose(Tool tool, Arguments arguments) {
        if (proposed.isPresent()) {
            throw new Refused(
                    "the caller is being asked about " + proposed.get().tool().name() + "; wait for the answer");
        }
        Proposal proposal = new Proposal(tool, arguments, question(tool, arguments));
        proposed = Optional.of(proposal);
        asked = TurnId.NONE;
        heard = false;
        return proposal;
    }

    /** What is asked, or to be asked. */
    public Optional<Proposal> open() {
        return proposed;
    }

    /** The question is said as this reply. */
    public void asking(TurnId reply) {
        asked = reply;
        heard = false;
    }

    /** A reply was heard: whole, or the caller cut it off. A question that was cut off was not asked. */
    public void heard(TurnId reply, boolean whole) {
        heard = heard || whole && proposed.isPresent() && reply.equals(asked) && !asked.equals(TurnId.NONE);
    }

    /** The caller has said something; empty when nothing was asked. */
    public Optional<Outcome> answered(Answer answer) {
        Optional<Proposal> of = proposed;
        boolean granted = heard && answer == Answer.YES;
        proposed = Optional.empty();
        heard = false;
        asked = TurnId.NONE;
        return of.map(proposal -> granted ? new Outcome.Granted(proposal) : new Outcome.Declined(proposal));
    }

    /** Somebody else has asked the caller, to the end, and judged what they said; empty when nothing is open. */
    public Optional<Outcome> judged(boolean granted) {
        heard = granted;
        return answered(granted ? Answer.YES : Answer.NO);
    }

    private static String question(Tool tool, Arguments arguments) {
        String question =
                tool.manner().question().orElseThrow(() -> new IllegalArgumentException(tool.name() + " asks nothing"));
        for (Parameter parameter : tool.parameters()) {
            question = question.replace(
                    "{" + parameter.name() + "}",
                    arguments.get(parameter.name()).map(Confirmation::spoken).orElse(""));
        }
        return question;
    }

    /** A value may not put words into the gateway's mouth: one line, no brackets of a placeholder. */
    private static String spoken(Object value) {
        return value.toString().replaceAll("[{}\\p{Cntrl}]", " ").strip();
    }
}
