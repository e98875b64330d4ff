package ai.beluga.voice.tool;

import ai.beluga.voice.event.ToolOutcome;
import ai.beluga.voice.event.TurnId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call's tools: what becomes of each that is wanted, who waits for it, and what the caller has not been told. A wish has a
 * number, unique in the call; the wish that makes a method run names the run. Used by one thread at a time.
 */
public final class ToolDesk implements Offer {

    /** A model that is refused so often in a turn asks for ever. */
    private static final int MOST_REFUSED = 8;

    private final Map<String, Tool> tools = new TreeMap<>();
    private final Allowance allowance;
    private final EffectLedger ledger;
    private final Confirmation confirmation = new Confirmation();
    private final Untold untold = new Untold();
    private final Map<Integer, Wish> wishes = new HashMap<>();
    /** Effects that run, by their key: the number of the run. */
    private final Map<String, Integer> running = new HashMap<>();

    private Optional<Integer> asking = Optional.empty();
    private TurnId refusedIn = TurnId.NONE;
    private int refused;

    /** What follows a wish. */
    public sealed interface Step {

        /** It is answered, with a JSON object. */
        record Answer(String json, ToolOutcome outcome) implements Step {
            @Override
            public String toString() {
                return "Answer[" + outcome + "]";
            }
        }

        /**
         * The caller has to be asked; {@link #confirmed} goes on with it.
         *
         * @param form the question before anything of a model's was put into it
         */
        record Ask(String question, String form) implements Step {

            /** A question that has no arguments in it. */
            public Ask(String question) {
                this(question, question);
            }

            @Override
            public String toString() {
                return "Ask[]";
            }
        }

        /**
         * The method is to be called; {@link #settled} goes on with it.
         *
         * @param key of an effect; empty for a tool without
         */
        record Run(Tool tool, Arguments arguments, String key) implements Step {}

        /** The same effect is under way, as {@code run}: its answer is this one's too. */
        record Join(Tool tool, int run) implements Step {}
    }

    /** An answer for a wish that waits: a JSON object. */
    public record Answered(int wish, TurnId turn, String json) {
        @Override
        public String toString() {
            return "Answered[" + wish + "]";
        }
    }

    private static final class Wish {
        private final TurnId turn;
        private final Tool tool;
        private final Arguments arguments;
        private int run;
        private boolean waits = true;
        private boolean late;

        private Wish(TurnId turn, Tool tool, Arguments arguments) {
            this.turn = turn;
            this.tool = tool;
            this.arguments = arguments;
        }
    }

    /** @param call names the telephone call; part of every effect's key */
    public ToolDesk(String call, List<Tool> tools, Allowance allowance) {
        tools.forEach(tool -> this.tools.put(tool.name(), tool));
        this.allowance = allowance;
        this.ledger = new EffectLedger(call);
    }

    @Override
    public List<Tool> tools() {
        return List.copyOf(tools.values());
    }

    @Override
    public List<String> tellWith(TurnId turn) {
        return untold.tellWith(turn);
    }

    @Override
    public void tellWith(TurnId turn, List<Note> notes) {
        untold.tellWith(turn, notes);
    }

    @Override
    public List<Note> untold() {
        return untold.all();
    }

    /** The reply of this turn was heard to its end. */
    public void heard(TurnId turn) {
        untold.heard(turn).forEach(ledger::told);
    }

    /** What the reply of one turn was to tell is told by that of a later one. */
    public void passOn(TurnId from, TurnId to) {
        untold.passOn(from, to);
    }

    /** A tool of this name, if there is one. */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** Whoever asks in this turn is refused again and again, and goes on. */
    public boolean isRunaway(TurnId turn) {
        return turn.equals(refusedIn) && refused > MOST_REFUSED;
    }

    /** A tool is wanted; {@code json} is what a model wrote. */
    public Step wanted(int number, TurnId turn, String name, String json) {
        try {
            Tool tool = known(name, turn);
            allowance.take(tool, turn);
            Arguments arguments = Arguments.of(tool, json);
            Wish wish = new Wish(turn, tool, arguments);
            if (!tool.manner().effect()) {
                return run(number, wish);
            }
            Optional<EffectLedger.Entry> before = ledger.find(tool, arguments);
            if (before.isPresent()) {
                return again(number, wish, before.get());
            }
            if (tool.manner().question().isEmpty()) {
                return run(number, wish);
            }
            Confirmation.Proposal proposal = confirmation.propose(tool, arguments);
            wishes.put(number, wish);
            asking = Optional.of(number);
            return new Step.Ask(proposal.question(), proposal.form());
        } catch (Refused why) {
            return refuse(turn, String.valueOf(why.getMessage()));
        }
    }

    private Tool known(String name, TurnId turn) {
        Optional<Tool> tool = find(name);
        if (tool.isEmpty()) {
            allowance.takeUnknown(turn);
        }
        return tool.orElseThrow(() -> new Refused(noSuch(name)));
    }

    private Step.Answer refuse(TurnId turn, String why) {
        refused = turn.equals(refusedIn) ? refused + 1 : 1;
        refusedIn = turn;
        return new Step.Answer(ToolAnswer.refused(why), ToolOutcome.REFUSED);
    }

    private String noSuch(String name) {
        String shown = name.length() > 64 ? name.substring(0, 64) + "…" : name;
        return "there is no such tool as \"" + shown + "\""
                + (tools.isEmpty() ? "" : "; there are " + String.join(", ", tools.keySet()));
    }

    private Step run(int number, Wish wish) {
        wishes.put(number, wish);
        wish.run = number;
        String key = "";
        if (wish.tool.manner().effect()) {
            key = ledger.begin(wish.tool, wish.arguments).key();
            running.put(key, number);
        }
        return new Step.Run(wish.tool, wish.arguments, key);
    }

    private Step again(int number, Wish wish, EffectLedger.Entry before) {
        Integer run = running.get(before.key());
        if (run != null) {
            wishes.put(number, wish);
            wish.run = run;
            return new Step.Join(wish.tool, run);
        }
        String result = before.result().orElse("null");
        untold.add(ToolAnswer.note(wish.tool, new ToolResult.Done(result)), Optional.of(before.key()), wish.turn);
        return new Step.Answer(ToolAnswer.doneBefore(result), ToolOutcome.REPEATED);
    }

    /** The caller was asked. Empty when nothing was to be asked for this wish. */
    public Optional<Step> confirmed(int number, boolean granted) {
        Wish wish = wishes.get(number);
        if (wish == null || asking.filter(open -> open == number).isEmpty()) {
            return Optional.empty();
        }
        asking = Optional.empty();
        Optional<Confirmation.Outcome> outcome = confirmation.judged(granted);
        if (outcome.filter(Confirmation.Outcome.Granted.class::isInstance).isPresent()) {
            // The caller waits for it, even where whoever wanted it does not any more.
            wish.waits = true;
            return Optional.of(run(number, wish));
        }
        wishes.remove(number);
        return Optional.of(new Step.Answer(ToolAnswer.declined(), ToolOutcome.DECLINED));
    }

    /** The method has ended; gives the answers to those who wait for it. What nobody waits for is told later. */
    public List<Answered> settled(int run, ToolResult result) {
        Wish first = wishes.get(run);
        if (first == null) {
            return List.of();
        }
        Optional<String> key = keyOf(run);
        key.ifPresent(effect -> settle(effect, result));
        List<Answered> answers = new ArrayList<>();
        TurnId with = TurnId.NONE;
        boolean wanted = first.tool.manner().effect();
        for (Map.Entry<Integer, Wish> each : Map.copyOf(wishes).entrySet()) {
            Wish wish = each.getValue();
            if (wish.run == run) {
                wishes.remove(each.getKey());
                wanted |= wish.late;
                if (wish.waits) {
                    answers.add(new Answered(each.getKey(), wish.turn, answer(first.tool, result)));
                    with = wish.turn.compareTo(with) > 0 ? wish.turn : with;
                }
            }
        }
        if (wanted) {
            untold.add(ToolAnswer.note(first.tool, result), key, with);
        }
        return answers;
    }

    private Optional<String> keyOf(int run) {
        return running.entrySet().stream()
                .filter(entry -> entry.getValue() == run)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void settle(String key, ToolResult result) {
        running.remove(key);
        switch (result) {
            case ToolResult.Done done -> ledger.done(key, ToolAnswer.isReadable(done.json()) ? done.json() : "null");
            case ToolResult.NotDone not -> ledger.failed(key, not.why());
            case ToolResult.Broke broke -> ledger.broke(key);
        }
    }

    private static String answer(Tool tool, ToolResult result) {
        return switch (result) {
            case ToolResult.Done done
            when tool.manner().effect() || ToolAnswer.isReadable(done.json()) -> ToolAnswer.done(done.json());
            case ToolResult.Done unreadable -> ToolAnswer.broke(false);
            case ToolResult.NotDone not -> ToolAnswer.notDone(not.why());
            case ToolResult.Broke broke -> ToolAnswer.broke(tool.manner().effect());
        };
    }

    /** A wish has waited long enough; its answer, unless it has one or nobody waits. The result is told later. */
    public Optional<Answered> late(int number) {
        Wish wish = wishes.get(number);
        if (wish == null || !wish.waits) {
            return Optional.empty();
        }
        wish.waits = false;
        wish.late = true;
        return Optional.of(new Answered(number, wish.turn, ToolAnswer.late()));
    }

    /** Nobody waits for the answer any more. A question to the caller stays open, and an effect happens. */
    public void gone(int number) {
        Wish wish = wishes.get(number);
        if (wish != null) {
            wish.waits = false;
        }
    }
}
