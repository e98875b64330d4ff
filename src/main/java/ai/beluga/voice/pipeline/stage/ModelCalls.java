package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.ToolAsker;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.s2s.Line;
import ai.beluga.voice.speech.s2s.S2sEvent;
import ai.beluga.voice.speech.s2s.SpeechToSpeech;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The application's tools that the model has called and that have no answer yet. */
final class ModelCalls {

    private final LateStream<SpeechToSpeech.Stream> model;
    private final ModelTools tools;
    private final ModelNotes notes;
    private final Consumer<VoiceEvent> mailbox;
    /** By the vendor's name of the call. */
    private final Map<String, ToolAsker.Model> open = new LinkedHashMap<>();
    /** Nobody waits for their answers, and the vendor has not been told. */
    private final List<String> givenUp = new ArrayList<>();
    /** The answers to those that end the call, which come behind all others. */
    private final Map<String, String> last = new LinkedHashMap<>();

    /**
     * @param notes tells the model what has become of tools
     * @param mailbox takes what is wanted, and what is not any more
     */
    ModelCalls(
            LateStream<SpeechToSpeech.Stream> model, ModelTools tools, ModelNotes notes, Consumer<VoiceEvent> mailbox) {
        this.model = model;
        this.tools = tools;
        this.notes = notes;
        this.mailbox = mailbox;
    }

    /** Why the call ends with this tool. */
    Optional<EndReason> ends(String tool) {
        return tools.ends(tool);
    }

    /** The reply calls a tool that does not end the call. */
    void want(ModelReply reply, S2sEvent.ToolCalled called) {
        ToolAsker.Model asker = new ToolAsker.Model(reply.stream());
        open.put(called.call(), asker);
        mailbox.accept(
                new VoiceEvent.ToolWanted(reply.turn(), asker, called.call(), called.tool(), called.arguments()));
    }

    /** The model waits for the answer to this call. */
    boolean isOpen(ToolAsker asker, String call) {
        return asker.equals(open.get(call));
    }

    /** A tool has its answer, for which the model may still wait. */
    void answered(VoiceEvent.ToolAnswered answered) {
        if (open.remove(answered.id(), answered.asker())) {
            answer(answered.id(), answered.json());
            answerLast();
        }
    }

    /** Answers one that ends the call, behind all others: until then the caller may have to be asked about one of them. */
    void answerLast(String call, String json) {
        last.put(call, json);
        answerLast();
    }

    private void answerLast() {
        if (open.isEmpty()) {
            last.forEach(this::answer);
            last.clear();
        }
    }

    /** The call does not end. */
    void refuseLast(String json) {
        last.keySet().forEach(call -> answer(call, json));
        last.clear();
    }

    /** The stream in use waits for an answer. */
    boolean areOpen() {
        return !open.isEmpty();
    }

    /** The vendor wants no answer any more. */
    void withdrawn(String call) {
        last.remove(call);
        Optional.ofNullable(open.remove(call)).ifPresent(asker -> {
            unwanted(asker, call);
            answerLast();
        });
    }

    /** The reply is given up; the vendor is to be told behind that. */
    void giveUp() {
        givenUp.addAll(open.keySet());
        forget();
    }

    /** The vendor knows that the reply was given up. */
    void answerGivenUp() {
        givenUp.forEach(call -> answer(call, ModelTools.GOES_ON));
        givenUp.clear();
        refuseLast(ModelTools.CALLER_WENT_ON);
    }

    /** Another stream knows nothing of them. */
    void newStream() {
        forget();
        givenUp.clear();
        notes.newStream();
        last.clear();
    }

    /** The history of a stream that opens, with what has become of tools where {@code told} and not otherwise told in time. */
    List<Line> history(int stream, List<Line> conversation, boolean told) {
        return notes.history(stream, conversation, told);
    }

    /**
     * What has become of tools meanwhile is told, where it can be before the model replies.
     *
     * @param byText the model is asked this turn by text
     */
    void tellUntold(TurnId turn, boolean byText) {
        notes.tell(turn, byText);
    }

    void answer(String call, String json) {
        model.use(stream -> stream.toolResult(call, json));
    }

    private void forget() {
        open.forEach((call, asker) -> unwanted(asker, call));
        open.clear();
    }

    private void unwanted(ToolAsker asker, String call) {
        mailbox.accept(new VoiceEvent.ToolUnwanted(asker, call));
    }
}
