package ai.beluga.voice.simulator.nova;

import ai.beluga.voice.simulator.realtime.Answer;
import ai.beluga.voice.simulator.realtime.AnswerSteps;
import ai.beluga.voice.simulator.realtime.Coding;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.Memory;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;

/** What the model does in one go, step by step, until its end or an interruption. Guarded by the session's lock. */
final class NovaAnswer {

    private final NovaSession session;
    private final NovaSurroundings around;
    private final AnswerSteps steps;
    private final ByteArrayOutputStream torn = new ByteArrayOutputStream();
    private String openSound = "";
    private final StringBuilder said = new StringBuilder();
    private boolean over;

    NovaAnswer(NovaSession session, NovaSurroundings around) {
        this.session = session;
        this.steps = new AnswerSteps(session::later);
        this.around = around;
    }

    boolean over() {
        return over;
    }

    /** A failure ends the stream, and an answer that is cut looks whole: the vendor has no sign for either. */
    void make(Answer answer) {
        steps.begin();
        long at = around.timing().answerDelay.toNanos();
        for (Iterator<Answer.Part> parts = answer.parts().iterator(); parts.hasNext(); ) {
            switch (parts.next()) {
                case Answer.Part.Speech speech -> at = plan(speech.text(), at, !parts.hasNext());
                case Answer.Part.Call call -> steps.add(at, () -> call(call));
            }
        }
        steps.add(at, () -> over = true);
        if (answer.end() instanceof Answer.End.Failed failed) {
            steps.add(at, () -> session.exception("modelStreamErrorException", failed.message()));
        }
        steps.go();
    }

    private long plan(String text, long at, boolean last) {
        String end = last ? "END_TURN" : "PARTIAL_TURN";
        String words = around.id("content");
        String sound = around.id("content");
        String spoken = around.id("content");
        steps.add(at, () -> {
            around.script().saying(text);
            session.text(words, "ASSISTANT", "SPECULATIVE", text, "PARTIAL_TURN");
            said.setLength(0);
            openSound = sound;
            session.contentStart(sound, "AUDIO", "ASSISTANT", "");
        });
        long wordNanos = (long) (Melody.WORD_MILLIS * 1_000_000L / around.timing().pace);
        long then = at;
        for (String word : Melody.words(text)) {
            steps.add(then, () -> say(sound, word));
            then += wordNanos;
        }
        steps.add(then, () -> {
            boolean textFirst = around.mischief().textFirst;
            if (textFirst) {
                session.text(spoken, "ASSISTANT", "FINAL", text, end);
            }
            openSound = "";
            session.contentEnd(sound, "AUDIO", end);
            if (!textFirst) {
                session.text(spoken, "ASSISTANT", "FINAL", text, end);
            }
            session.memory().add(new Memory(spoken, "assistant", text));
        });
        return then;
    }

    private void say(String sound, String word) {
        said.append(said.isEmpty() ? "" : " ").append(word);
        session.audio(sound, pcm(word));
    }

    private byte[] pcm(String word) {
        torn.writeBytes(session.output().encode(Melody.of(word, session.output().rate())));
        byte[] all = torn.toByteArray();
        torn.reset();
        int cut = around.mischief().tornSamples ? all.length - 1 - all.length % 2 : all.length;
        torn.writeBytes(Arrays.copyOfRange(all, cut, all.length));
        return Arrays.copyOf(all, cut);
    }

    private void call(Answer.Part.Call call) {
        String content = around.id("content");
        String use = around.id("tool");
        session.calls().add(use);
        session.contentStart(content, "TOOL", "TOOL", "");
        session.say(
                "toolUse",
                session.place(content)
                        .add("toolName", call.name())
                        .add("toolUseId", use)
                        .add("content", call.arguments()));
        session.contentEnd(content, "TOOL", "TOOL_USE");
    }

    /** The caller speaks over it. */
    void interrupt() {
        over = true;
        steps.stop();
        String text = around.id("content");
        session.contentStart(text, "TEXT", "ASSISTANT", "FINAL");
        session.say("textOutput", session.place(text).add("content", "{ \"interrupted\" : true }"));
        if (!openSound.isEmpty()) {
            for (int i = 0; i < around.mischief().lateAudio; i++) {
                session.audio(openSound, pcm("late"));
            }
            session.contentEnd(openSound, "AUDIO", around.mischief().lateAudio > 0 ? "END_TURN" : "INTERRUPTED");
            session.memory().add(new Memory(text, "assistant", said.toString()));
        }
        session.contentEnd(text, "TEXT", "INTERRUPTED");
    }

    static JsonObjectBuilder sound(JsonObjectBuilder place, byte[] pcm) {
        return place.add("content", Base64.getEncoder().encodeToString(pcm));
    }

    static Coding coding(int rate) {
        return new Coding(Coding.Kind.PCM16, rate);
    }

    static JsonObjectBuilder tokens(int speech, int text) {
        return Json.createObjectBuilder().add("speechTokens", speech).add("textTokens", text);
    }
}
