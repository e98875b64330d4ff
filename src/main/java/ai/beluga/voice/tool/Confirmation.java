package ai.beluga.voice.tool;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether the caller wants an effect. The gateway asks in its own words, of the arguments that will be used, and judges what the
 * caller says. The model has no part in it. Used by one thread at a time.
 */
public final class Confirmation {

    /** Of a model's in one question, all values together: longer is no question but a speech. */
    private static final int MOST_CHARACTERS = 200;
    /** The same effect is asked about no more: a yes was not understood so often, or none was meant. */
    private static final int MOST_ALIKE = 3;
    /** Nothing is asked about any more: whoever wants these things does not do so for this caller. */
    private static final int MOST_WITHOUT_YES = 6;

    /** What makes a sentence end, or is markup, or cannot be heard. */
    private static final Pattern UNSPOKEN = Pattern.compile(
            "[\\p{C}\\p{Z}\\[\\]{}<>\"\u201c\u201d\u00ab\u00bb`\\\\|;?!\u00bf\u00a1\u2026\u3002\uff1f\uff01]+"
                    + "|[.:](?=\\s|$)");

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

    /**
     * What is to be confirmed.
     *
     * @param question as it is asked
     */
    public record Proposal(Tool tool, Arguments arguments, String question) {

        @Override
        public String toString() {
            return "Proposal[" + tool.name() + "]";
        }

        /** The question before anything of a model's was put into it. */
        String form() {
            return tool.manner().question().orElse("");
        }

        private String effect() {
            return tool.name() + arguments.canonical();
        }
    }

    private final Map<String, Integer> declined = new HashMap<>();
    private int withoutYes;
    private Optional<Proposal> proposed = Optional.empty();

    /**
     * Something is to be asked.
     *
     * @throws Refused when another question is open, when the caller did not agree often enough, and when it cannot be asked
     */
    public Proposal propose(Tool tool, Arguments arguments) {
        if (proposed.isPresent()) {
            throw new Refused(
                    "the caller is being asked about " + proposed.get().tool().name() + "; wait for the answer");
        }
        Proposal proposal = new Proposal(tool, arguments, question(tool, arguments));
        if (declined.getOrDefault(proposal.effect(), 0) >= MOST_ALIKE || withoutYes >= MOST_WITHOUT_YES) {
            throw new Refused("the caller did not agree when asked before, and is not asked again in this call");
        }
        proposed = Optional.of(proposal);
        return proposal;
    }

    /** The caller was asked, and what they said was judged; empty when nothing is open. */
    public Optional<Outcome> judged(boolean granted) {
        Optional<Proposal> of = proposed;
        proposed = Optional.empty();
        of.ifPresent(proposal -> count(proposal, granted));
        return of.map(proposal -> granted ? new Outcome.Granted(proposal) : new Outcome.Declined(proposal));
    }

    private void count(Proposal proposal, boolean granted) {
        withoutYes = granted ? 0 : withoutYes + 1;
        if (granted) {
            declined.remove(proposal.effect());
        } else {
            declined.merge(proposal.effect(), 1, Integer::sum);
        }
    }

    private static String question(Tool tool, Arguments arguments) {
        String question =
                tool.manner().question().orElseThrow(() -> new IllegalArgumentException(tool.name() + " asks nothing"));
        int characters = 0;
        for (Parameter parameter : tool.parameters()) {
            String placeholder = "{" + parameter.name() + "}";
            if (question.contains(placeholder)) {
                String words = arguments
                        .get(parameter.name())
                        .map(value -> spoken(parameter, value))
                        .orElse("");
                characters += words.length();
                question = question.replace(placeholder, words);
            }
        }
        if (characters > MOST_CHARACTERS) {
            throw new Refused("the caller has to be asked, and that question would be too long: say it in at most "
                    + MOST_CHARACTERS + " characters");
        }
        return question;
    }

    /** A value may not put a sentence into the gateway's mouth, and what is used has to be heard. */
    private static String spoken(Parameter parameter, Object value) {
        String words = UNSPOKEN.matcher(text(value)).replaceAll(" ").strip();
        if (words.isEmpty()) {
            throw new Refused(parameter.name() + " has nothing that could be said to the caller");
        }
        return words;
    }

    private static String text(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case List<?> list -> list.stream().map(Confirmation::text).collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
