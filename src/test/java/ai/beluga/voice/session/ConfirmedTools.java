package ai.beluga.voice.session;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.testkit.ScriptedCall;
import ai.beluga.voice.testkit.ScriptedTool;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A tool that pays, for which the caller is asked, and what came of the questions. */
final class ConfirmedTools implements ScriptedCall.AssemblyMaker {

    static final String QUESTION = "Shall I pay?";
    static final String ASKED = QUESTION + " Please say yes, or press 1.";
    static final String ARGUMENTS = "{\"day\":\"today\"}";

    final ScriptedTool pay = ScriptedTool.asking("pay", QUESTION);
    final ScriptedTool look = ScriptedTool.look("look");
    private final List<Boolean> confirmed = new ArrayList<>();
    private Runnable oneGo = () -> {};

    @Override
    public SessionAssembly assembly(Engines engines, SessionSettings settings, Platform platform) {
        return new SessionAssembly(engines, settings, platform, ScriptedTool.box(pay, look)) {
            @Override
            List<Supplier<Stage>> stages(CallId call, Ends ends) {
                List<Supplier<Stage>> stages = new ArrayList<>(super.stages(call, ends));
                stages.add(() -> (Stage.Tap) (event, nowNanos) -> observe(event));
                return stages;
            }
        };
    }

    /** Whether the caller said yes, of each tool that was to be confirmed. */
    List<Boolean> confirmed() {
        return List.copyOf(confirmed);
    }

    /** This is done while the session is at work: all that it brings about waits together. */
    void inOneGo(Runnable what) {
        oneGo = what;
    }

    private void observe(VoiceEvent event) {
        Runnable once = oneGo;
        oneGo = () -> {};
        once.run();
        if (event instanceof VoiceEvent.ToolConfirmed answer) {
            confirmed.add(answer.granted());
        }
    }
}
