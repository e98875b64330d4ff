package ai.beluga.voice.testkit;

import ai.beluga.voice.speech.s2s.S2sEvent;
import java.util.ArrayList;
import java.util.List;

/** A scripted model's words as events. */
final class ScriptedWords {

    private ScriptedWords() {}

    /** A whole reply of these parts, counted from 1. */
    static List<S2sEvent> reply(ScriptedSynthesizer voice, String... parts) {
        List<S2sEvent> events = new ArrayList<>();
        events.add(new S2sEvent.ReplyBegan(false));
        for (int part = 1; part <= parts.length; part++) {
            events.addAll(part(voice, part, parts[part - 1]));
        }
        events.add(new S2sEvent.ReplyEnded(S2sEvent.ReplyEnded.How.COMPLETE));
        return events;
    }

    /** A part of a reply: the words ahead of their audio, one by one. */
    static List<S2sEvent> part(ScriptedSynthesizer voice, int part, String text) {
        List<S2sEvent> events = new ArrayList<>();
        for (String word : text.split(" ")) {
            events.add(new S2sEvent.Words(part, (events.isEmpty() ? "" : " ") + word));
            events.add(new S2sEvent.Audio(part, voice.sound(word)));
        }
        events.add(new S2sEvent.PartEnded(part));
        return events;
    }

    /** The same with parts counted on from those {@code before}. */
    static S2sEvent numbered(S2sEvent event, int before) {
        return switch (event) {
            case S2sEvent.Audio it -> new S2sEvent.Audio(before + it.part(), it.muLaw());
            case S2sEvent.Words it -> new S2sEvent.Words(before + it.part(), it.text());
            case S2sEvent.PartEnded it -> new S2sEvent.PartEnded(before + it.part());
            default -> event;
        };
    }
}
