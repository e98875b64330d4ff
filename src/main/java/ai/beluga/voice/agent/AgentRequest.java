package ai.beluga.voice.agent;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.Speaker;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.event.Utterance;
import ai.beluga.voice.tool.Tool;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What an agent is asked.
 *
 * @param call whose conversation it is
 * @param turn the reply asked for
 * @param language of the conversation
 * @param conversation all that was said and heard so far, oldest first; the last one is the caller's
 * @param preemptive {@code true} when the caller's turn may not be over, or another may answer first: the reply may be given up unheard, and the same be
 *     asked again with other words. Nothing that has an effect may be done for it before {@link Agent.Reply#confirm}
 * @param brief {@code true} when the caller has waited long: one short sentence is wanted, soon
 * @param tools what it may call
 * @param notes what has become of tools and the caller was not told, each a sentence or more
 */
public record AgentRequest(
        CallId call,
        TurnId turn,
        Locale language,
        List<Utterance> conversation,
        boolean preemptive,
        boolean brief,
        List<Tool> tools,
        List<String> notes) {

    public AgentRequest {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(turn, "turn");
        Objects.requireNonNull(language, "language");
        conversation = List.copyOf(conversation);
        tools = List.copyOf(tools);
        notes = List.copyOf(notes);
        if (conversation.isEmpty() || conversation.getLast().speaker() != Speaker.CALLER) {
            throw new IllegalArgumentException("the conversation must end with words of the caller");
        }
    }

    /** What is asked once the caller's turn is over. */
    public AgentRequest(CallId call, TurnId turn, Locale language, List<Utterance> conversation) {
        this(call, turn, language, conversation, false, false, List.of(), List.of());
    }

    /** The same with what it may call, and what has become of what was called. */
    public AgentRequest with(List<Tool> able, List<String> told) {
        return new AgentRequest(call, turn, language, conversation, preemptive, brief, able, told);
    }

    /** The same, asked while it is not known whether the reply will be used. */
    public AgentRequest ahead() {
        return new AgentRequest(call, turn, language, conversation, true, brief, tools, notes);
    }

    /** The same, to be answered in short, beside an answer that may come first. */
    public AgentRequest inShort() {
        return new AgentRequest(call, turn, language, conversation, true, true, tools, notes);
    }

    /** The words to reply to. */
    public String question() {
        return conversation.getLast().text();
    }
}
