package ai.beluga.voice.pipeline.stage;

import ai.beluga.voice.event.CallEvent;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.ToolOutcome;
import ai.beluga.voice.event.TurnId;
import ai.beluga.voice.pipeline.Emitter;
import ai.beluga.voice.pipeline.Stage;
import ai.beluga.voice.pipeline.ToolAsker;
import ai.beluga.voice.pipeline.VoiceEvent;
import ai.beluga.voice.speech.ProviderException;
import ai.beluga.voice.time.Ticker;
import ai.beluga.voice.time.Timers;
import ai.beluga.voice.tool.Tool;
import ai.beluga.voice.tool.ToolDesk;
import ai.beluga.voice.tool.ToolMethod;
import ai.beluga.voice.tool.ToolResult;
import ai.beluga.voice.tool.Toolbox;
import ai.beluga.voice.tool.api.NotDone;
import ai.beluga.voice.tool.api.ToolContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls the tools that the agent or the model wants, by the rules of the {@link ToolDesk}, and answers whoever asked. A method
 * that hangs, throws or answers rubbish does no harm: its asker is answered by the tool's deadline.
 */
public final class UseTools implements Stage.Processor {

    private final Map<String, ToolMethod> methods;
    private final ToolDesk desk;
    private final Call call;
    private final Tools means;
    private final ToolWait wait;
    private final Map<Integer, Wanted> open = new HashMap<>();
    private int count;
    private TurnId failed = TurnId.NONE;
    /** That a model was asked just before. */
    private TurnId justAsked = TurnId.NONE;

    /** Its reply ends so that the caller can be asked something: it may have told nothing yet. */
    private TurnId endsAsking = TurnId.NONE;

    /** In whose call. */
    public record Call(CallId id, Locale language, Toolbox.Parties parties) {}

    /**
     * What it works with.
     *
     * @param ticker tells how long tools take
     * @param timers any thread
     * @param mailbox takes answers, from any thread
     * @param facts told what became of tools
     */
    public record Tools(Ticker ticker, Timers timers, Consumer<VoiceEvent> mailbox, Consumer<CallEvent> facts) {}

    /** @param run number of the wish whose method's result it waits for; 0 while none runs */
    private record Wanted(VoiceEvent.ToolWanted event, long sinceNanos, int run, Timers.Cancellable deadline) {}

    /** @param wait says what is said while a tool takes its time */
    public UseTools(List<ToolMethod> methods, ToolDesk desk, Call call, Tools means, ToolWait wait) {
        this.methods = methods.stream()
                .collect(Collectors.toMap(method -> method.tool().name(), method -> method));
        this.desk = desk;
        this.call = call;
        this.means = means;
        this.wait = wait;
    }

    @Override
    public void process(VoiceEvent event, long atNanos, Emitter next) {
        wait.observe(event);
        TurnId answersIn = justAsked;
        justAsked = event instanceof VoiceEvent.ModelAsked asked ? asked.turn() : TurnId.NONE;
        switch (event) {
            case VoiceEvent.ToolWanted wanted -> wanted(wanted);
            case VoiceEvent.ToolUnwanted unwanted ->
                number(unwanted.asker(), unwanted.id()).ifPresent(this::gone);
            case VoiceEvent.ToolConfirmed confirmed -> {
                next.emit(event);
                number(confirmed.asker(), confirmed.id())
                        .ifPresent(number ->
                                desk.confirmed(number, confirmed.granted()).ifPresent(step -> follow(number, step)));
            }
            case VoiceEvent.ToolAnswered answered -> {
                // Where the caller was asked in between the model is asked in the turn of the caller's answer, and goes
                // on.
                if (answered.asker() instanceof ToolAsker.Model && !answersIn.equals(TurnId.NONE)) {
                    desk.passOn(answered.turn(), answersIn);
                }
                next.emit(event);
            }
            case VoiceEvent.ToolToConfirm tool -> {
                endsAsking = tool.turn();
                next.emit(event);
            }
            case VoiceEvent.ReplyOver over -> {
                if (over.complete() && !over.turn().equals(endsAsking)) {
                    desk.heard(over.turn());
                }
                next.emit(event);
            }
            default -> next.emit(event);
        }
    }

    @Override
    public void close() {
        open.values().forEach(wanted -> wanted.deadline().cancel());
        open.clear();
        wait.close();
    }

    private Optional<Integer> number(ToolAsker asker, String id) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().event().asker().equals(asker)
                        && entry.getValue().event().id().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A name that is in use names one wish: two could not be told apart by who answers. */
    private void wanted(VoiceEvent.ToolWanted wanted) {
        if (number(wanted.asker(), wanted.id()).isPresent()) {
            return;
        }
        int number = ++count;
        open.put(number, new Wanted(wanted, means.ticker().nanos(), 0, () -> {}));
        follow(number, desk.wanted(number, wanted.turn(), wanted.tool(), wanted.arguments()));
        if (desk.isRunaway(wanted.turn()) && wanted.turn().compareTo(failed) > 0) {
            failed = wanted.turn();
            means.mailbox()
                    .accept(new VoiceEvent.ReplyFailed(
                            wanted.turn(), new ProviderException.Transient("tools were wanted without end")));
        }
    }

    private void follow(int number, ToolDesk.Step step) {
        Wanted wanted = open.get(number);
        if (wanted == null) {
            return;
        }
        switch (step) {
            case ToolDesk.Step.Answer answer -> {
                tell(wanted, answer.outcome());
                answer(number, answer.json());
            }
            case ToolDesk.Step.Ask ask ->
                means.mailbox()
                        .accept(new VoiceEvent.ToolToConfirm(
                                wanted.event().turn(),
                                wanted.event().asker(),
                                wanted.event().id(),
                                ask.question(),
                                ask.form()));
            case ToolDesk.Step.Run run -> {
                waitFor(number, wanted, run.tool(), number);
                run(number, run);
            }
            case ToolDesk.Step.Join join -> waitFor(number, wanted, join.tool(), join.run());
        }
    }

    private void waitFor(int number, Wanted wanted, Tool tool, int run) {
        Duration deadline = tool.manner().limits().deadline();
        Timers.Cancellable timer = means.timers().schedule(deadline, onMailbox(() -> late(number)));
        open.put(number, new Wanted(wanted.event(), wanted.sinceNanos(), run, timer));
        wait.begins(number, wanted.event().turn(), tool.manner().filler());
    }

    private Runnable onMailbox(Runnable task) {
        return () -> means.mailbox().accept(new VoiceEvent.Run(task));
    }

    private void run(int number, ToolDesk.Step.Run run) {
        ToolContext context = new ToolContext(
                call.id().value(), call.parties().caller(), call.parties().called(), call.language(), run.key());
        ToolMethod method = Objects.requireNonNull(methods.get(run.tool().name()), "a method for each tool");
        try {
            CompletionStage<String> result = method.call(context, run.arguments());
            result.whenComplete((json, failure) ->
                    onMailbox(() -> settled(number, result(json, failure))).run());
        } catch (RuntimeException | LinkageError broken) { // an application's fault; the call must not suffer
            ToolResult result = result(null, broken);
            onMailbox(() -> settled(number, result)).run();
        }
    }

    private static ToolResult result(@Nullable String json, @Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (cause instanceof NotDone not) {
            return new ToolResult.NotDone(String.valueOf(not.getMessage()));
        }
        return cause == null && json != null ? new ToolResult.Done(json) : new ToolResult.Broke();
    }

    private void settled(int run, ToolResult result) {
        Wanted first = open.get(run);
        List<ToolDesk.Answered> answers = desk.settled(run, result);
        if (first != null) {
            ToolOutcome outcome = result instanceof ToolResult.Done ? ToolOutcome.DONE : ToolOutcome.FAILED;
            tell(first, outcome);
        }
        answers.forEach(answered -> answer(answered.wish(), answered.json()));
        // Those that nobody waits for any more as well.
        open.entrySet().stream()
                .filter(entry -> entry.getValue().run() == run)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::forget);
    }

    private void late(int number) {
        desk.late(number).ifPresent(answered -> {
            Wanted wanted = open.get(number);
            if (wanted != null) {
                tell(wanted, ToolOutcome.LATE);
                send(wanted, answered.json());
                wait.ends(number);
            }
        });
    }

    /** The result of what runs is still to be told. */
    private void gone(int number) {
        desk.gone(number);
        wait.ends(number);
        Wanted wanted = open.get(number);
        if (wanted != null) {
            wanted.deadline().cancel();
        }
    }

    private void answer(int number, String json) {
        Wanted wanted = open.get(number);
        if (wanted != null) {
            send(wanted, json);
            forget(number);
        }
    }

    private void forget(int number) {
        Wanted wanted = open.remove(number);
        wait.ends(number);
        if (wanted != null) {
            wanted.deadline().cancel();
        }
    }

    private void send(Wanted wanted, String json) {
        VoiceEvent.ToolWanted event = wanted.event();
        means.mailbox().accept(new VoiceEvent.ToolAnswered(event.turn(), event.asker(), event.id(), json));
    }

    private void tell(Wanted wanted, ToolOutcome outcome) {
        String name = desk.find(wanted.event().tool()).map(Tool::name).orElse(CallEvent.ToolUsed.UNKNOWN);
        Duration took = Duration.ofNanos(means.ticker().nanos() - wanted.sinceNanos());
        means.facts().accept(new CallEvent.ToolUsed(wanted.event().turn(), name, outcome, took));
    }
}
