package ai.beluga.voice.matrix;

import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.script.Step;
import ai.beluga.voice.phone.sound.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the caller of a cell does: two questions, the engine getting into trouble on the way. */
final class Talk {

    private static final String FIRST = "say audio/demo-question.ulaw.wav";
    private static final String SECOND = "say audio/t2.ulaw.wav";
    private static final String ANSWER = "wait reply within 20s";
    /** Longer than any silence that may be in an answer. */
    private static final String NOTHING_MORE = "wait quiet 3500ms within 40s";

    private static final int SAMPLES_PER_MILLI = 8;
    private static final long INTO_SPEECH_MILLIS = 800;
    private static final Duration INTO_ANSWER = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vendors vendors;
    private final Cell cell;
    private final List<Scenario.Line> lines = new ArrayList<>();

    private Talk(Vendors vendors, Cell cell) {
        this.vendors = vendors;
        this.cell = cell;
    }

    /** Also arms what happens before the call. */
    static Scenario of(Vendors vendors, Cell cell) {
        return new Talk(vendors, cell).whole();
    }

    /** A call without trouble. */
    static Scenario untroubled() {
        return Scenario.of("wait greeting", FIRST, ANSWER, "hang up");
    }

    private Scenario whole() {
        switch (cell.moment()) {
            case BEFORE_THE_CALL -> vendors.now(cell);
            case AT_OPENING -> vendors.atOpening(cell);
            default -> {}
        }
        parsed("wait greeting within 20s");
        Scenario.Line question = Scenario.of(FIRST).lines().getFirst();
        beforeQuestion(((Step.Say) question.step()).recording());
        lines.add(question);
        if (cell.moment() == Moment.IN_MID_ANSWER) {
            add("trouble in the answer", new Step.DoInReply(() -> vendors.now(cell), INTO_ANSWER, PATIENCE));
        }
        parsed(ANSWER);
        if (cell.moment() == Moment.BETWEEN_TURNS) {
            add("trouble", new Step.Do(() -> vendors.now(cell)));
        } else {
            parsed(NOTHING_MORE);
        }
        parsed(SECOND);
        parsed(ANSWER);
        parsed(cell.moment() == Moment.BETWEEN_TURNS ? NOTHING_MORE : "wait 300ms");
        parsed("hang up");
        return new Scenario(cell.toString(), lines);
    }

    private void beforeQuestion(Recording question) {
        switch (cell.moment()) {
            case WHILE_THE_CALLER_SPEAKS -> later(question.speechStart() / SAMPLES_PER_MILLI + INTO_SPEECH_MILLIS);
            case AT_THE_END_OF_SPEECH -> later(question.speechEnd() / SAMPLES_PER_MILLI);
            case BEFORE_THE_FIRST_WORDS -> add("trouble when asked", new Step.Do(() -> vendors.whenAsked(cell)));
            case IN_MID_MESSAGE -> add("trouble in a message", new Step.Do(() -> vendors.inMidMessage(cell)));
            default -> {}
        }
    }

    private void later(long millis) {
        add("trouble in " + millis + " ms", new Step.Do(() -> vendors.later(cell, millis)));
    }

    private void parsed(String line) {
        Scenario.Line parsed = Scenario.of(line).lines().getFirst();
        add(parsed.text(), parsed.step());
    }

    private void add(String text, Step step) {
        lines.add(new Scenario.Line(lines.size() + 1, text, step));
    }
}
