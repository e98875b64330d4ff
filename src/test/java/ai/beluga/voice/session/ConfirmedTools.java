package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.ToolAsker;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Has the caller asked about each tool that is wanted, and answers what came of the question, as the stage does that calls tools;
 * nothing is called.
 */
final class ConfirmedTools implements ScriptedCall.AssemblyMaker {

    static final String QUESTION = "Shall I pay?";
    static final String ASKED = QUESTION + " Please say yes, or press 1.";
    static final String DONE = "{\"status\":\"done\"}";
    static final String DECLINED = "{\"status\":\"declined\"}";

    private final List<String> confirmed = new ArrayList<>();
    private final List<VoiceEvent> kept = new ArrayList<>();
    private Consumer<VoiceEvent> mailbox = event -> {};
    private boolean keeps;

    @Override
    public SessionAssembly assembly(Engines engines, SessionSettings settings, Platform platform) {
        return new SessionAssembly(engines, settings, platform) {
            @Override
            List<Supplier<Stage>> stages(CallId call, Ends ends) {
                mailbox = ends.mailbox();
                List<Supplier<Stage>> stages = new ArrayList<>(super.stages(call, ends));
                stages.add(() -> (Stage.Processor) (event, nowNanos, next) -> use(event, next));
                return stages;
            }
        };
    }

    /** The agent wants this tool in this turn. */
    void agentWants(int turn, String id) {
        wants(turn, new ToolAsker.Agent(0), id);
    }

    /** Something else happens in the call. */
    void post(VoiceEvent event) {
        mailbox.accept(event);
    }

    /** Answers wait for {@link #answerNow}. */
    void keepAnswers() {
        keeps = true;
    }

    void answerNow() {
        kept.forEach(mailbox);
        kept.clear();
    }

    /** What came of the questions: the tool's id, and whether the caller said yes. */
    List<String> confirmed() {
        return List.copyOf(confirmed);
    }

    private void wants(int turn, ToolAsker asker, String id) {
        mailbox.accept(new VoiceEvent.ToolToConfirm(new TurnId(turn), asker, id, QUESTION));
    }

    private void use(VoiceEvent event, Emitter next) {
        switch (event) {
            case VoiceEvent.ToolWanted wanted ->
                wants(wanted.turn().number(), wanted.asker(), wanted.id());
            case VoiceEvent.ToolConfirmed answer -> {
                confirmed.add(answer.id() + " " + answer.granted());
                kept.add(new VoiceEvent.ToolAnswered(
                        TurnId.NONE, answer.asker(), answer.id(), answer.granted() ? DONE : DECLINED));
                if (!keeps) {
                    answerNow();
                }
            }
            default -> next.emit(event);
        }
    }
}
