package ai.beluga.voice.provider.gemini;

import ai.beluga.voice.speech.s2s.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lines for the model that wait until they interrupt nothing. Not thread-safe. */
final class UntoldLines {

    private final Consumer<String> out;
    private final List<Line> lines = new ArrayList<>();

    UntoldLines(Consumer<String> out) {
        this.out = out;
    }

    /** A line without words is not told. */
    void add(Line line) {
        if (!line.text().isBlank()) {
            lines.add(line);
        }
    }

    /** No way is documented to cut the model's memory; what it is told it can take into account. */
    void whatWasHeard(String heard) {
        String told = heard.isEmpty()
                ? "The caller heard nothing of your last reply."
                : "The caller interrupted and heard of your last reply only: \"" + heard + "\"";
        add(new Line(Line.Role.DIRECTION, told));
    }

    /** Of a call of a turn that was given up: the vendor makes no more of a result, but the model is to know. */
    void late(ToolCalls.Result result) {
        add(new Line(Line.Role.DIRECTION, "The result of " + result.tool() + " is there: " + result.json()));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** They are told now; the vendor ends what it says. */
    void leave() {
        send(false);
    }

    /** They are told now, if there are any. */
    void leaveIfAny() {
        if (!lines.isEmpty()) {
            send(false);
        }
    }

    /** They are told now, and the model is to answer. */
    void leaveForAnswer() {
        send(true);
    }

    private void send(boolean complete) {
        out.accept(ClientMessages.lines(lines, complete));
        lines.clear();
    }
}
