package ai.beluga.voice.matrix;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.phone.CallRecord;
import ai.beluga.voice.testkit.WordErrors;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says of one call what was wrong with it, from what the phone heard, what the gateway told and what it logged. */
final class Judge {

    /** What another recogniser may understand differently in one question. */
    private static final int WORDS_APART = 2;
    /** The time both agents know, and no prompt has. */
    private static final String RIGHT = "nine";

    private static final String GREETING = "Hello.";
    private static final List<String> EXCUSES = List.of("ask me again", "say it again");

    private final Cell cell;
    private final String remote;
    private final CallRecord call;
    private final List<JsonObject> facts;
    private final List<String> log;
    private final List<String> problems = new ArrayList<>();

    /** @param log lines about this call */
    Judge(Cell cell, String remote, CallRecord call, List<JsonObject> facts, List<String> log) {
        this.cell = cell;
        this.remote = remote;
        this.call = call;
        this.facts = facts;
        this.log = log;
    }

    Outcome outcome() {
        call.failure().ifPresent(problems::add);
        call.violations().forEach(violation -> problems.add(violation.toString()));
        Map.Entry<String, Duration> silence = silence();
        if (silence.getValue().toMillis() > Outcome.BEARABLE_MILLIS) {
            problems.add("silence " + silence.getKey());
        }
        questions();
        boolean next = answers();
        blame();
        return new Outcome(
                cell,
                silence.getValue().toMillis(),
                silence.getKey(),
                of("ProviderSwitched").stream()
                        .map(fact -> fact.getString("to"))
                        .collect(Collectors.joining(", ")),
                of("ProviderFailed").stream().map(Judge::failure).collect(Collectors.joining(", ")),
                next,
                problems);
    }

    private Map.Entry<String, Duration> silence() {
        Silences silences = new Silences(call.stream());
        Map<String, Duration> all = new LinkedHashMap<>();
        all.put("before the greeting", silences.beforeGreeting());
        all.put("after the question", silences.after(0));
        all.put("after the next question", silences.after(1));
        return all.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    }

    private void questions() {
        List<String> heard = texts("CallerSpoke");
        List<String> said = List.of(Vendors.FIRST_QUESTION, Vendors.SECOND_QUESTION);
        boolean understood = heard.size() == said.size();
        for (int i = 0; understood && i < said.size(); i++) {
            understood = WordErrors.between(said.get(i), heard.get(i)).errors() <= WORDS_APART;
        }
        if (!understood) {
            problems.add("the caller was understood as " + heard);
        }
    }

    /** Whether the next question was answered rightly. */
    private boolean answers() {
        List<String> answers = texts("AgentSpoke").stream()
                .filter(text -> !text.equals(GREETING))
                .toList();
        if (answers.size() < 2) {
            problems.add("the agent was heard saying " + answers);
            return false;
        }
        String first = answers.getFirst();
        String last = answers.getLast();
        boolean excused = answers.stream().anyMatch(text -> EXCUSES.stream().anyMatch(text::contains));
        if (!first.contains(RIGHT) && !excused) {
            problems.add("the question was answered with " + answers);
        }
        if (cell.port() != EnginePort.AGENT) {
            whole(Vendors.FIRST_ANSWER, first);
            whole(Vendors.SECOND_ANSWER, last);
        }
        if (!last.contains(RIGHT)) {
            problems.add("the next question was answered with " + answers);
        }
        answers.stream().filter(Judge::saysASentenceTwice).forEach(text -> problems.add("said twice: " + text));
        return last.contains(RIGHT);
    }

    private void whole(String answer, String heard) {
        if (WordErrors.between(answer, heard).errors() > 0) {
            problems.add("of the answer was heard: " + heard);
        }
    }

    private static boolean saysASentenceTwice(String text) {
        List<String> sentences = Arrays.asList(text.split("(?<=[.?!]) +"));
        return sentences.stream().distinct().count() < sentences.size();
    }

    private void blame() {
        List<JsonObject> failed = of("ProviderFailed");
        boolean known = !failed.isEmpty()
                || of("ProviderSwitched").stream()
                        .anyMatch(fact -> fact.getString("from").equals(remote));
        if (!known) {
            problems.add("the record knows nothing of it");
        }
        failed.stream()
                .filter(fact -> !fact.getString("port").equals(cell.port().name())
                        || !fact.getString("provider").equals(remote))
                .forEach(fact -> problems.add("blamed: " + failure(fact)));
        long logged = log.stream()
                .filter(line -> line.contains("CallLog") && line.contains(" failed: "))
                .count();
        if (logged != failed.size()) {
            problems.add(logged + " of " + failed.size() + " failures are in the log");
        }
    }

    private static String failure(JsonObject fact) {
        return fact.getString("port") + " " + fact.getString("provider") + " " + fact.getString("how");
    }

    private List<JsonObject> of(String type) {
        return facts.stream().filter(fact -> Facts.is(fact, type)).toList();
    }

    private List<String> texts(String type) {
        return of(type).stream()
                .map(fact -> fact.getString("text"))
                .filter(text -> !text.isBlank())
                .toList();
    }
}
