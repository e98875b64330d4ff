package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.ToolAsker;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.tool.Offer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The tools that the agent's reply under way has called and that have no answer yet. */
final class AgentTools {

    private final Offer offer;
    private final Consumer<VoiceEvent> mailbox;
    private final Set<String> open = new LinkedHashSet<>();
    private final List<Note> notes = new ArrayList<>();

    private TurnId turn = TurnId.NONE;
    private ToolAsker.Agent asker = new ToolAsker.Agent(0);

    /** @param with the turn whose reply knows of it */
    private record Note(String words, TurnId with) {}

    /** @param mailbox takes which answers are not wanted any more */
    AgentTools(Offer offer, Consumer<VoiceEvent> mailbox) {
        this.offer = offer;
        this.mailbox = mailbox;
    }

    /** The request with what the agent may call, and what has become of what it called before. */
    AgentRequest offered(AgentRequest request) {
        return request.with(offer.tools(), tellWith(request.turn()));
    }

    /** The same for a reply that may never be used. */
    AgentRequest offeredAhead(AgentRequest request) {
        return request.with(
                offer.tools(),
                withNotes(offer.untold().stream().map(Offer.Note::words).toList()));
    }

    List<String> tellWith(TurnId asked) {
        notes.replaceAll(note -> new Note(note.words(), asked));
        return withNotes(offer.tellWith(asked));
    }

    private List<String> withNotes(List<String> others) {
        List<String> all = new ArrayList<>(others);
        notes.forEach(note -> all.add(note.words()));
        return all;
    }

    /** What a reply knew of that was heard to its end is told; of one that was taken back or cut off it is told again. */
    void heard(VoiceEvent.ReplyOver over) {
        notes.removeIf(note -> over.complete() && note.with().equals(over.turn()));
    }

    /** Something that the agent is to know with what it is asked next. */
    void note(String text) {
        notes.add(new Note(text, TurnId.NONE));
    }

    /** The reply calls a tool. Ids are unique in a reply alone: the turn makes them so in the call. */
    VoiceEvent.ToolWanted call(TurnId of, int generation, AgentReply.CallsTool call) {
        turn = of;
        asker = new ToolAsker.Agent(generation);
        open.add(call.id());
        return new VoiceEvent.ToolWanted(of, asker, unique(call.id()), call.tool(), call.arguments());
    }

    /** It has its answer, if somebody still waits for it. */
    void answered(VoiceEvent.ToolAnswered answered, Agent.Reply reply) {
        if (answered.asker().equals(asker)) {
            List.copyOf(open).stream()
                    .filter(id -> unique(id).equals(answered.id()) && open.remove(id))
                    .forEach(id -> reply.toolResult(id, answered.json()));
        }
    }

    /** A tool of the reply under way is asked for by this one. */
    boolean areCalledBy(ToolAsker one) {
        return one.equals(asker) && !open.isEmpty();
    }

    /** Nobody waits for answers any more. */
    void giveUp() {
        List<String> unanswered = List.copyOf(open);
        open.clear();
        unanswered.forEach(id -> mailbox.accept(new VoiceEvent.ToolUnwanted(asker, unique(id))));
    }

    private String unique(String id) {
        return turn + "-" + id;
    }
}
