package ai.beluga.voice.tool;

import java.util.Optional;

/**
 * Whether the caller wants an effect. The gateway asks in its own words, of the arguments that will be used, and judges what the
 * caller says. The model has no part in it. Used by one thread at a time.
 */
public final class Confirmation {

    /** What an answer means. */
    public enum Answer {
        YES,
        /** A no, or something else; it is no yes. */
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
    public record Proposal(Tool tool, Arguments arguments, String question) {
        @Override
        public String toString() {
            return "Proposal[" + tool.name() + "]";
        }
    }

    private Optional<Proposal> proposed = Optional.empty();

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
        return proposal;
    }

    /** The caller was asked, and what they said was judged; empty when nothing is open. */
    public Optional<Outcome> judged(boolean granted) {
        Optional<Proposal> of = proposed;
        proposed = Optional.empty();
        return of.map(proposal -> granted ? new Outcome.Granted(proposal) : new Outcome.Declined(proposal));
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
