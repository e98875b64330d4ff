package ai.beluga.voice.session;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.memory.Conversation;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Pipeline;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.pipeline.stage.AskCaller;
import ai.beluga.voice.pipeline.stage.AudioHold;
import ai.beluga.voice.pipeline.stage.Converse;
import ai.beluga.voice.pipeline.stage.Denoise;
import ai.beluga.voice.pipeline.stage.DetectVoice;
import ai.beluga.voice.pipeline.stage.FillSilence;
import ai.beluga.voice.pipeline.stage.HoldPrepared;
import ai.beluga.voice.pipeline.stage.PlayOut;
import ai.beluga.voice.pipeline.stage.ReceiveAudio;
import ai.beluga.voice.pipeline.stage.Respond;
import ai.beluga.voice.pipeline.stage.Speak;
import ai.beluga.voice.pipeline.stage.TakeTurns;
import ai.beluga.voice.pipeline.stage.TellFacts;
import ai.beluga.voice.pipeline.stage.ToolWait;
import ai.beluga.voice.pipeline.stage.Transcribe;
import ai.beluga.voice.pipeline.stage.UseTools;
import ai.beluga.voice.speech.fallback.CallContext;
import ai.beluga.voice.speech.stt.SpeechToText;
import ai.beluga.voice.tool.ToolDesk;
import ai.beluga.voice.tool.Toolbox;
import ai.beluga.voice.turn.Transition;
import ai.beluga.voice.turn.TurnSettings;
import ai.beluga.voice.turn.TurnTap;
import ai.beluga.voice.turn.VoiceSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The drawing: the way of a call from mouth to ear. The only place that knows the order of the stages. */
public class SessionAssembly {

    /**
     * What a pipeline tells its session.
     *
     * @param mailbox takes results, from any thread
     * @param facts takes what others care about
     * @param moves takes changes of state
     * @param ticking told whether ticks are wanted
     * @param announcer sees what became of what it was asked for
     * @param sink takes what no stage kept
     */
    record Ends(
            Consumer<VoiceEvent> mailbox,
            Consumer<CallEvent> facts,
            Consumer<Transition> moves,
            Consumer<Boolean> ticking,
            Stage.Tap announcer,
            Emitter sink) {}

    private final Engines engines;
    private final SessionSettings settings;
    private final Platform platform;
    private final Toolbox tools;

    /** Without tools. */
    public SessionAssembly(Engines engines, SessionSettings settings, Platform platform) {
        this(engines, settings, platform, Toolbox.EMPTY);
    }

    /** @param tools what agents and models may do besides talking */
    public SessionAssembly(Engines engines, SessionSettings settings, Platform platform, Toolbox tools) {
        this.engines = engines;
        this.settings = settings;
        this.platform = platform;
        this.tools = tools;
    }

    Platform platform() {
        return platform;
    }

    Pipeline pipeline(CallId call, Ends ends) {
        return Pipeline.made(stages(call, ends), ends.sink());
    }

    List<Supplier<Stage>> stages(CallId call, Ends ends) {
        Consumer<VoiceEvent> mailbox = ends.mailbox();
        HearingSettings hearing = settings.hearing();
        Optional<SpeechModel> deciding = engines.model().filter(SpeechModel::decides);
        VoiceSettings voice =
                deciding.map(model -> model.hearing(hearing.voice())).orElse(hearing.voice());
        TurnSettings turn = deciding.map(model -> model.turns(settings.turn())).orElse(settings.turn());
        Providers providers = engines.model()
                .filter(model -> !model.decides())
                .map(model -> model.inFrontOf(
                        engines.providers(),
                        platform.timers(),
                        used -> mailbox.accept(new VoiceEvent.ModelUsed(TurnId.NONE, used))))
                .orElse(engines.providers());
        CallContext engineCall = new CallContext(platform.timers(), platform.ticker(), ends.facts());
        Duration replyLimit = settings.turn().limits().reply();
        TurnTap tap = platform.taps().open(call, voice, turn);
        Conversation memory = new Conversation();
        ToolDesk desk = tools.desk(call);
        AudioHold hold = new AudioHold(platform.held(), platform.ticker());
        return List.of(
                () -> hold,
                () -> new ReceiveAudio(),
                () -> new Denoise(engines.noise(), mailbox),
                () -> new DetectVoice(engines.voiceActivity(), voice, mailbox, tap),
                () -> converse(deciding, engineCall, new Converse.Dialogue(memory, desk), hold, mailbox),
                () -> transcribe(deciding.isPresent(), providers.recogniser(engineCall), mailbox),
                () -> new TakeTurns(turn, engines.turnDetector(), platform.timers(), mailbox, tap, ends.moves()),
                () -> new AskCaller(settings.asking(), mailbox),
                () -> new Respond(
                        new Respond.Dialogue(call, settings.language(), memory, desk),
                        providers.agent(engineCall, replyLimit),
                        new Respond.Manner(
                                settings.prompts(),
                                settings.turn().endpointing().signs().words(),
                                settings.turn().preemptive().use()),
                        platform.ticker(),
                        mailbox),
                () -> useTools(call, desk, ends),
                () -> new Speak(
                        providers.synthesizer(engineCall),
                        settings.language(),
                        deciding.isPresent() ? Speak.BEHIND_A_MODEL : 0,
                        platform.ticker(),
                        mailbox),
                () -> new HoldPrepared(),
                () -> new FillSilence(settings.prompts(), providers.recorded(settings.language())),
                () -> new TellFacts(ends.facts()),
                ends::announcer,
                () -> new PlayOut(
                        settings.lead(),
                        providers.agentPause(replyLimit),
                        settings.turn().interruption(),
                        ends.ticking(),
                        mailbox));
    }

    /** One model in place of recogniser, agent and voice, which sleep behind it; without one, nothing. */
    private Stage converse(
            Optional<SpeechModel> deciding,
            CallContext engineCall,
            Converse.Dialogue dialogue,
            AudioHold hold,
            Consumer<VoiceEvent> mailbox) {
        if (deciding.isEmpty()) {
            return (Stage.Tap) (event, nowNanos) -> {};
        }
        SpeechModel model = deciding.get();
        return new Converse(
                model.of(engineCall, settings.turn().limits().reply()),
                new Converse.Manner(
                        settings.language(),
                        model.instructions(),
                        settings.hearing().recogniser(),
                        model.turns(),
                        model.transfers(),
                        model.handsOverFrom()),
                dialogue,
                hold,
                platform.ticker(),
                mailbox);
    }

    private UseTools useTools(CallId call, ToolDesk desk, Ends ends) {
        return new UseTools(
                tools.methods(),
                desk,
                new UseTools.Call(call, settings.language(), tools.parties().apply(call)),
                new UseTools.Tools(platform.ticker(), platform.timers(), ends.mailbox(), ends.facts()),
                new ToolWait(
                        tools.fillerAfter(),
                        engines.providers().recorded(settings.language()),
                        platform.timers(),
                        ends.mailbox()));
    }

    private Transcribe transcribe(boolean asleep, SpeechToText recogniser, Consumer<VoiceEvent> mailbox) {
        HearingSettings hearing = settings.hearing();
        return asleep
                ? Transcribe.asleep(recogniser, settings.language(), hearing.recogniser(), hearing.preRoll(), mailbox)
                : new Transcribe(recogniser, settings.language(), hearing.recogniser(), hearing.preRoll(), mailbox);
    }
}
