package ai.beluga.voice.provider.langchain;

import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.Utterance;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells a model what was said and heard. Roles take turns and the caller begins, because some models take nothing else: the
 * greeting goes into the instructions, and what one party said in a row becomes one message.
 */
final class ChatMessages {

    static final String INTERRUPTED = "[interrupted]";

    private static final String TELEPHONE = """
        You are speaking on the telephone and everything you write is spoken. Answer in one to three short sentences
        of plain spoken language. No lists, no Markdown, no emoji, no web addresses. Write numbers as they are spoken.
        The caller's words come from a speech recogniser and may be wrong; ask when they make no sense.
        Where your words end in %s the caller heard no more of them; never write that yourself.
        When the caller is done, say goodbye and call %s in the same reply.
        """.formatted(INTERRUPTED, CallTools.END_CALL);

    private static final String CAN_TRANSFER = "When the caller wants a person, say that you put them through and call "
            + CallTools.TRANSFER + " in the same reply.\n";
    private static final String CANNOT_TRANSFER =
            "You cannot put the caller through to a person; say so when they want one.\n";

    private static final String TOOLS = """
        Call a tool for what you do not know and for what the caller wants done. Say that something was done only when its
        tool says so, and when one refuses, what it allows.
        """;

    static final String IN_SHORT = "The caller has been waiting for this answer: give it in one short sentence.\n";

    private final String instructions;

    /** @param prompt who the model is and what it knows */
    ChatMessages(String prompt, boolean transfers) {
        this.instructions = prompt.strip() + "\n\n" + TELEPHONE + (transfers ? CAN_TRANSFER : CANNOT_TRANSFER);
    }

    List<ChatMessage> of(AgentRequest request) {
        List<Utterance> said = request.conversation();
        int first = firstOfCaller(said);
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(SystemMessage.from(instructions
                + language(request.language())
                + (request.brief() ? IN_SHORT : "")
                + (request.tools().isEmpty() ? "" : TOOLS)
                + notes(request.notes())
                + greeting(said.subList(0, first))));
        int from = first;
        while (from < said.size()) {
            int to = endOfRow(said, from);
            String text = heard(said.subList(from, to));
            messages.add(said.get(from).speaker() == Speaker.CALLER ? UserMessage.from(text) : AiMessage.from(text));
            from = to;
        }
        return messages;
    }

    private static int firstOfCaller(List<Utterance> said) {
        int first = 0;
        while (said.get(first).speaker() != Speaker.CALLER) {
            first++;
        }
        return first;
    }

    private static int endOfRow(List<Utterance> said, int from) {
        int to = from;
        while (to < said.size() && said.get(to).speaker() == said.get(from).speaker()) {
            to++;
        }
        return to;
    }

    private static String language(Locale language) {
        return "Speak " + language.getDisplayName(Locale.ENGLISH) + ".\n";
    }

    private static String notes(List<String> notes) {
        return notes.isEmpty() ? "" : "Meanwhile:\n" + String.join("\n", notes) + "\n";
    }

    private static String greeting(List<Utterance> greeting) {
        return greeting.isEmpty() ? "" : "You have greeted the caller already, with: " + heard(greeting) + "\n";
    }

    private static String heard(List<Utterance> row) {
        List<String> texts = row.stream()
                .map(utterance -> utterance.interrupted() ? utterance.text() + " " + INTERRUPTED : utterance.text())
                .map(String::strip)
                .toList();
        return String.join(" ", texts);
    }
}
