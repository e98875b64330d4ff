package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.ToolAsker;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.Respond;
import ai.beluga.voice.testkit.ScriptedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks for confirmation of each tool that is wanted, and answers each question's outcome, as the stage that calls tools does; an
 * answer may be kept back.
 */
final class ConfirmedTools implements ScriptedCall.AssemblyMaker {

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
                List<Supplier<Stage>> stages = new ArrayList<>();
                for (Supplier<Stage> stage : super.stages(call, ends)) {
                    stages.add(() -> behindRespond(stage.get(), stages));
                }
                return stages;
            }
        };
    }

    private Stage behindRespond(Stage stage, List<Supplier<Stage>> all) {
        if (!(stage instanceof Respond respond)) {
            return stage;
        }
        return new Stage.Processor() {
            @Override
            public void process(VoiceEvent event, long nowNanos, Emitter next) {
                respond.process(event, nowNanos, more -> use(more, next));
            }

            @Override
            public void close() {
                respond.close();
            }
        };
    }

    private void use(VoiceEvent event, Emitter next) {
        switch (event) {
            case VoiceEvent.ToolWanted wanted ->
                wants(wanted.turn().number(), wanted.asker(), wanted.id());
            case VoiceEvent.ToolConfirmed answer -> {
                confirmed.add(answer.id() + " " + answer.granted());
                VoiceEvent answered = new VoiceEvent.ToolAnswered(
                        ai.beluga.voice.event.TurnId.NONE,
                        answer.asker(),
                        answer.id(),
                        answer.granted() ? DONE : DECLINED);
                if (keeps) {
                    kept.add(answered);
                } else {
                    mailbox.accept(answered);
                }
            }
            default -> next.emit(event);
        }
    }
}
