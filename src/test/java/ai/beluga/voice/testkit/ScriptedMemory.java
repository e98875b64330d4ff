package ai.beluga.voice.testkit;

import ai.beluga.voice.speech.s2s.Line;
import java.util.ArrayList;
import java.util.List;

/** What a scripted model believes was said, in order: its own words as far as it was told that they were heard. */
final class ScriptedMemory {

    /** @param part of the model's own, counted in its stream; 0 for others */
    private record Said(Line.Role who, int part, String text) {}

    private final List<Said> all = new ArrayList<>();

    void told(Line.Role who, String text) {
        all.add(new Said(who, 0, text));
    }

    /** The next words of a part of its own. */
    void says(int part, String words) {
        if (all.stream().noneMatch(said -> said.part() == part)) {
            all.add(new Said(Line.Role.AGENT, part, words));
        } else {
            all.replaceAll(said -> said.part() == part ? new Said(said.who(), part, said.text() + words) : said);
        }
    }

    /** Of the parts {@code from} up to and without {@code until} so much of one was heard, and nothing behind it. */
    void cut(int from, int until, int part, int heardMillis) {
        all.replaceAll(said -> said.part() >= from && said.part() < until ? cut(said, part, heardMillis) : said);
    }

    private static Said cut(Said said, int part, int heardMillis) {
        List<String> words = List.of(said.text().split(" "));
        int whole = Math.min(words.size(), heardMillis / ScriptedSynthesizer.WORD_MILLIS);
        int count = said.part() < part ? words.size() : said.part() > part ? 0 : whole;
        return new Said(said.who(), said.part(), String.join(" ", words.subList(0, count)));
    }

    List<String> lines() {
        return all.stream()
                .filter(said -> !said.text().isBlank())
                .map(said -> said.who() + ": " + said.text())
                .toList();
    }
}
