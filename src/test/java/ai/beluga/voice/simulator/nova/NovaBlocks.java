package ai.beluga.voice.simulator.nova;

import ai.beluga.voice.simulator.realtime.Coding;
import ai.beluga.voice.simulator.realtime.Ear;
import ai.beluga.voice.simulator.realtime.Memory;
import ai.beluga.voice.simulator.realtime.Utterance;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The blocks a client sends: instructions, history, the caller's audio, results, text. Guarded by its session's lock. */
final class NovaBlocks {

    private static final int SILENCE_MILLIS = 500;
    private static final int BEFORE_SPEECH_MILLIS = 250;

    private final NovaSession session;
    private final NovaSurroundings around;
    private final Map<String, Block> open = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Ear ear = new Ear();
    private int rate = 8_000;
    private short[] held = new short[8_000];
    private int count;
    private boolean hearing;
    private String lastRole = "";

    private record Block(JsonObject start, StringBuilder text) {
        String type() {
            return start.getString("type");
        }
    }

    NovaBlocks(NovaSession session, NovaSurroundings around) {
        this.session = session;
        this.around = around;
    }

    int millis() {
        return ear.millis();
    }

    boolean open() {
        return !open.isEmpty();
    }

    void take(String event, JsonObject body) {
        String name = body.getString("contentName");
        if (event.equals("contentStart")) {
            start(name, body);
            return;
        }
        Block block = open.get(name);
        if (block == null) {
            session.violate("no such block is open: " + name);
            return;
        }
        String type = block.type();
        switch (event) {
            case "textInput", "toolResult" -> {
                if (type.equals(event.equals("textInput") ? "TEXT" : "TOOL")) {
                    block.text().append(body.getString("content"));
                } else {
                    session.violate(event + " in a block of " + type);
                }
            }
            case "audioInput" -> {
                if (type.equals("AUDIO")) {
                    audio(body.getString("content"));
                } else {
                    session.violate("audioInput in a block of " + type);
                }
            }
            default -> {
                open.remove(name);
                end(block);
            }
        }
    }

    private void start(String name, JsonObject start) {
        String type = start.getString("type");
        boolean interactive = start.getBoolean("interactive");
        String needed = switch (type) {
            case "TEXT" -> "textInputConfiguration";
            case "AUDIO" -> "audioInputConfiguration";
            default -> "toolResultInputConfiguration";
        };
        if (!used.add(name)) {
            session.violate("two blocks of one name");
        } else if (!start.containsKey(needed)) {
            session.violate(needed + " is missing");
        } else if (used.size() == 1 && !start.getString("role").equals("SYSTEM")) {
            session.violate("the instructions come first");
        } else if (type.equals("TEXT") && hearing != interactive) {
            session.violate(hearing ? "history comes before audio" : "an interactive text before audio");
        } else {
            open.put(name, new Block(start, new StringBuilder()));
            if (type.equals("AUDIO")) {
                hearing = true;
                rate = start.getJsonObject("audioInputConfiguration").getInt("sampleRateHertz");
                ear.rate(rate);
            }
        }
    }

    private void end(Block block) {
        switch (block.type()) {
            case "TEXT" -> text(block);
            case "TOOL" -> result(block);
            default -> hearing = false;
        }
    }

    private void text(Block block) {
        String role = block.start().getString("role");
        String text = block.text().toString();
        if (role.equals("SYSTEM") ? !session.memory().isEmpty() : !hearing && !alternates(role)) {
            session.violate("roles are SYSTEM, then USER and ASSISTANT in turn, not " + role + " after " + lastRole);
            return;
        }
        if (text.length() > 50_000) {
            session.violate("a message is 50 kB at most");
            return;
        }
        lastRole = role;
        session.memory().add(new Memory("given", role.toLowerCase(Locale.ROOT), text));
        if (hearing) {
            session.answer();
        }
    }

    private boolean alternates(String role) {
        return switch (lastRole) {
            case "SYSTEM", "ASSISTANT" -> role.equals("USER");
            case "USER" -> role.equals("ASSISTANT");
            default -> false;
        };
    }

    private void result(Block block) {
        String call =
                block.start().getJsonObject("toolResultInputConfiguration").getString("toolUseId");
        String text = block.text().toString();
        if (!session.calls().remove(call)) {
            session.violate("one result for each call, and this is none: " + call);
        } else if (!NovaRules.isObject(text)) {
            session.violate("Tool Response parsing error");
        } else {
            session.memory().add(new Memory(call, "result", text));
            if (session.calls().isEmpty()) {
                session.answer();
            }
        }
    }

    private void audio(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length % 2 != 0) {
            session.violate("half a sample of audio");
            return;
        }
        short[] samples = new Coding(Coding.Kind.PCM16, rate).decode(bytes);
        if (count + samples.length > held.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, count + samples.length));
        }
        System.arraycopy(samples, 0, held, count, samples.length);
        count += samples.length;
        ear.hear(samples, new Ear.Settings(0.5, SILENCE_MILLIS), at -> started(), at -> turn());
    }

    private void started() {
        int kept = Math.min(count, rate * BEFORE_SPEECH_MILLIS / 1_000);
        System.arraycopy(held, count - kept, held, 0, kept);
        count = kept;
        session.interrupt();
    }

    private void turn() {
        Utterance utterance = around.script().hear(Arrays.copyOf(held, count), rate);
        count = 0;
        session.memory().add(new Memory(around.id("said"), "user", utterance.text()));
        if (!utterance.text().isEmpty() && !utterance.fails()) {
            session.text(around.id("content"), "USER", "FINAL", utterance.text(), "PARTIAL_TURN");
        }
        session.usage();
        session.answer();
    }
}
