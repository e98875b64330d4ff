package ai.beluga.voice.testkit;

import ai.beluga.voice.agent.Agent;
import ai.beluga.voice.agent.AgentReply;
import ai.beluga.voice.agent.AgentRequest;
import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.time.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Replies what the script says; without one, repeats the question. */
public final class ScriptedAgent implements Agent {

    private record Answer(
            List<AgentReply> replies, Consumer<DigitResult> keyed, Function<List<String>, List<AgentReply>> results) {

        private Answer(List<AgentReply> replies, Consumer<DigitResult> keyed) {
            this(replies, keyed, none -> List.of());
        }
    }

    private final Timers timers;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<AgentRequest> requests = new ArrayList<>();
    private Duration delay = Duration.ofMillis(50);
    private Duration endDelay = Duration.ZERO;
    private Function<AgentRequest, String> unscripted = request -> "You said " + request.question() + ".";
    private int prompt = Integer.MAX_VALUE;
    private int cancelled;
    private int confirmed;

    public ScriptedAgent(Timers timers) {
        this.timers = timers;
    }

    /** The next reply, to its end. */
    public void says(String text) {
        replies(new AgentReply.TextChunk(text), new AgentReply.Ended(AgentReply.Then.LISTEN));
    }

    /** The next reply asks for keys; what becomes of them is told. */
    public void asksForKeys(String text, DigitRule rule, Consumer<DigitResult> keyed) {
        List<AgentReply> replies = List.of(
                new AgentReply.AsksForKeys(rule),
                new AgentReply.TextChunk(text),
                new AgentReply.Ended(AgentReply.Then.LISTEN));
        answers.add(new Answer(replies, keyed));
    }

    /** The next reply says this, if anything, calls these tools and goes on with what {@code then} makes of their answers. */
    public void calls(String first, List<AgentReply.CallsTool> tools, Function<List<String>, List<AgentReply>> then) {
        List<AgentReply> replies =
                new ArrayList<>(first.isEmpty() ? List.of() : List.of(new AgentReply.TextChunk(first)));
        replies.addAll(tools);
        answers.add(new Answer(List.copyOf(replies), keys -> {}, then));
    }

    /** The next reply calls this tool and says what {@code then} makes of its answer. */
    public void calls(String tool, String arguments, Function<String, String> then) {
        calls(
                "",
                List.of(new AgentReply.CallsTool("c1", tool, arguments)),
                results -> List.of(
                        new AgentReply.TextChunk(then.apply(results.getFirst())),
                        new AgentReply.Ended(AgentReply.Then.LISTEN)));
    }

    /** From now on what the script has no reply for is answered like this. */
    public void answers(Function<AgentRequest, String> words) {
        unscripted = words;
    }

    /** The next reply, event by event. */
    public void replies(AgentReply... replies) {
        answers.add(new Answer(List.of(replies), keys -> {}));
    }

    public void delay(Duration later) {
        delay = later;
    }

    /** The last event of each reply comes so much later than the ones before it. */
    public void endsLate(Duration later) {
        endDelay = later;
        prompt = Integer.MAX_VALUE;
    }

    /** All but the first event of each reply come as late as the last. */
    public void pausesAfterFirst() {
        prompt = 1;
    }

    public List<AgentRequest> requests() {
        return List.copyOf(requests);
    }

    /** Replies given up before they were complete. */
    public int cancelled() {
        return cancelled;
    }

    /** Replies to preemptive requests that were told to stand. */
    public int confirmed() {
        return confirmed;
    }

    @Override
    public Reply reply(AgentRequest request, Consumer<AgentReply> replies) {
        requests.add(request);
        Answer answer = answers.isEmpty()
                ? new Answer(
                        List.of(
                                new AgentReply.TextChunk(unscripted.apply(request)),
                                new AgentReply.Ended(AgentReply.Then.LISTEN)),
                        keys -> {})
                : answers.remove();
        boolean[] over = new boolean[1];
        int early = Math.min(prompt, answer.replies().size() - 1);
        timers.schedule(delay, () -> tell(answer.replies().subList(0, early), over, replies));
        timers.schedule(delay.plus(endDelay), () -> {
            tell(answer.replies().subList(early, answer.replies().size()), over, replies);
            over[0] |= answer.replies().stream().noneMatch(AgentReply.CallsTool.class::isInstance);
        });
        return new Reply() {
            private final List<String> results = new ArrayList<>();

            @Override
            public void toolResult(String id, String json) {
                results.add(json);
                boolean all = results.size()
                        == answer.replies().stream()
                                .filter(AgentReply.CallsTool.class::isInstance)
                                .count();
                if (all && !over[0]) {
                    List<AgentReply> then = answer.results().apply(results);
                    timers.schedule(delay, () -> {
                        tell(then, over, replies);
                        over[0] |= then.getLast() instanceof AgentReply.Ended;
                        results.clear();
                    });
                }
            }

            @Override
            public void cancel() {
                cancelled += over[0] ? 0 : 1;
                over[0] = true;
            }

            @Override
            public void keyed(DigitResult result) {
                answer.keyed().accept(result);
            }

            @Override
            public void confirm() {
                confirmed++;
            }
        };
    }

    private static void tell(List<AgentReply> events, boolean[] over, Consumer<AgentReply> replies) {
        for (AgentReply event : events) {
            if (!over[0]) {
                replies.accept(event);
            }
        }
    }
}
