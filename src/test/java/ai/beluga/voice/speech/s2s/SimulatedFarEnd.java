package ai.beluga.voice.speech.s2s;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.ModelSimulator;
import java.util.List;

/** What is the same with every simulator, whatever its wire. */
public abstract class SimulatedFarEnd implements FarEnd {

    private final ModelSimulator<?> simulator;

    protected SimulatedFarEnd(ModelSimulator<?> simulator) {
        this.simulator = simulator;
    }

    @Override
    public void understands(String... texts) {
        simulator.script().understandsMelodyOf(List.of(texts));
    }

    @Override
    public List<String> understood() {
        return simulator.script().understood();
    }

    @Override
    public void says(String... parts) {
        Answer answer = Answer.say(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            answer = answer.andSay(parts[i]);
        }
        simulator.script().answers(answer);
    }

    @Override
    public void calls(String words, String tool, String arguments) {
        simulator
                .script()
                .answers(
                        words.isEmpty()
                                ? Answer.call(tool, arguments)
                                : Answer.say(words).andCall(tool, arguments));
    }

    @Override
    public void callsBoth(String first, String second) {
        simulator.script().answers(Answer.call(first, "{}").andCall(second, "{}"));
    }

    @Override
    public void pace(double times) {
        simulator.timing().pace = times;
    }

    @Override
    public List<String> memory() {
        return simulator.session().remembers().stream()
                .filter(entry -> !entry.text().isEmpty())
                .map(Memory::toString)
                .toList();
    }

    @Override
    public List<String> violations() {
        return simulator.violations();
    }

    @Override
    public void drop() {
        simulator.drop();
    }

    @Override
    public void awaitGone() {
        simulator.await(ModelSimulator.GONE);
    }

    @Override
    public long connections() {
        return simulator.connections();
    }
}
