package ai.beluga.voice.simulator.gemini;

import ai.beluga.voice.simulator.realtime.Coding;
import ai.beluga.voice.simulator.realtime.Ear;
import ai.beluga.voice.simulator.realtime.Melody;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.Utterance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** What the caller says: audio, turns, transcripts. Guarded by its session's lock. */
final class GeminiInput {

    private static final int DEFAULT_SILENCE_MILLIS = 500;
    /** More than a message and what it takes to notice speech, less than a pause between turns. */
    private static final int BEFORE_SPEECH_MILLIS = 250;

    private static final Ear.Settings NEVER = new Ear.Settings(1_000, 0);

    private final GeminiSession session;
    private final GeminiSurroundings around;
    private final Ear ear = new Ear();
    private int rate = 16_000;
    private short[] held = new short[16_000];
    private int count;
    private boolean active;
    private String given = "";

    GeminiInput(GeminiSession session, GeminiSurroundings around) {
        this.session = session;
        this.around = around;
    }

    int millis() {
        return ear.millis();
    }

    void take(JsonObject input) {
        boolean manual = session.detection().getBoolean("disabled", false);
        switch (input.keySet().iterator().next()) {
            case "audio" -> audio(input.getJsonObject("audio"), manual);
            case "text" -> text(input.getString("text"), manual);
            case "activityStart" -> activityStart(manual);
            case "activityEnd" -> activityEnd(manual);
            case "audioStreamEnd" -> {
                if (manual) {
                    session.violate("audioStreamEnd is for automatic detection");
                }
            }
            default -> {} // pictures are not looked at
        }
    }

    private void audio(JsonObject audio, boolean manual) {
        if (manual && !active) {
            session.violate("audio before activityStart");
            return;
        }
        String type = audio.getString("mimeType");
        rate = type.contains("rate=") ? Integer.parseInt(type.substring(type.indexOf("rate=") + 5)) : 16_000;
        ear.rate(rate);
        short[] samples =
                new Coding(Coding.Kind.PCM16, rate).decode(Base64.getDecoder().decode(audio.getString("data")));
        hold(samples);
        if (manual) {
            ear.hear(samples, NEVER, at -> {}, at -> {});
        } else {
            int silence = session.detection().getInt("silenceDurationMs", DEFAULT_SILENCE_MILLIS);
            ear.hear(samples, new Ear.Settings(0.5, silence), at -> started(), at -> turn());
        }
    }

    private void started() {
        int kept = Math.min(count, rate * BEFORE_SPEECH_MILLIS / 1_000);
        System.arraycopy(held, count - kept, held, 0, kept);
        count = kept;
        if (session.interrupts()) {
            session.interrupt();
        }
    }

    private void activityStart(boolean manual) {
        if (!manual || active) {
            session.violate(manual ? "two starts of one activity" : "activityStart with automatic detection");
            return;
        }
        active = true;
        count = 0;
        given = "";
        if (session.interrupts()) {
            session.interrupt();
        }
    }

    private void activityEnd(boolean manual) {
        if (!manual || !active) {
            session.violate(manual ? "the end of no activity" : "activityEnd with automatic detection");
            return;
        }
        active = false;
        turn();
    }

    private void text(String text, boolean manual) {
        if (manual) {
            given = given.isEmpty() ? text : given + " " + text;
            return;
        }
        session.interrupt();
        session.memory().add(new Memory(around.id("said"), "user", text));
        session.answer();
    }

    private void turn() {
        Utterance utterance = around.script().hear(Arrays.copyOf(held, count), rate);
        count = 0;
        String all = (given + " " + utterance.text()).strip();
        session.memory().add(new Memory(around.id("said"), "user", all));
        if (session.setup().containsKey("inputAudioTranscription") && !utterance.fails()) {
            transcribe(utterance);
        }
        session.interrupt();
        session.answer();
    }

    private void transcribe(Utterance utterance) {
        List<String> words = Melody.words(utterance.text());
        var unused = session.later(
                around.timing().transcriptDelay.plus(utterance.later()).toNanos(), () -> {
                    for (int i = 0; i < words.size(); i++) {
                        String piece = i == 0 ? words.get(i) : " " + words.get(i);
                        session.content(content -> content.add(
                                "inputTranscription", Json.createObjectBuilder().add("text", piece)));
                    }
                });
    }

    private void hold(short[] samples) {
        if (count + samples.length > held.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, count + samples.length));
        }
        System.arraycopy(samples, 0, held, count, samples.length);
        count += samples.length;
    }
}
