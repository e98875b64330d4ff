package ai.beluga.voice.simulator.realtime;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;

/** The caller's audio: buffer, turns, transcripts. Guarded by its session's lock. */
final class Input {

    private static final int LEAST_MILLIS = 100;
    private static final int SPARE_MILLIS = 1_000;
    private static final int MOST_BYTES = 15 * 1024 * 1024;

    private static final Ear.Settings NEVER = new Ear.Settings(1_000, 0);

    private final Session session;
    private final Surroundings around;
    private final Answering answering;
    private final Ear ear = new Ear();
    private short[] held = new short[16_000];
    private int count;
    private Settings settings;
    private String turnItem = "";
    private int startedMillis;
    private Optional<Future<?>> idle = Optional.empty();

    Input(Session session, Surroundings around, Answering answering) {
        this.session = session;
        this.around = around;
        this.answering = answering;
        this.settings = session.settings();
    }

    int millis() {
        return ear.millis();
    }

    /** The session's configuration has changed. */
    void configured() {
        settings = session.settings();
        ear.rate(settings.input().rate());
    }

    void append(String base64, boolean configured) throws Fault.Refused {
        byte[] audio = bytes(base64);
        if (!configured) {
            around.violations().accept("audio before session.update");
            if (!around.dialect().traits().audioBeforeUpdate()) {
                return;
            }
        }
        if (answering.deaf()) {
            return;
        }
        short[] samples = settings.input().decode(audio);
        hold(samples);
        settings.detection()
                .ifPresentOrElse(
                        how -> ear.hear(
                                samples,
                                new Ear.Settings(how.threshold(), how.silenceMillis()),
                                at -> started(at, how),
                                end -> stopped(end, how)),
                        () -> ear.hear(samples, NEVER, at -> {}, end -> {}));
    }

    private byte[] bytes(String base64) throws Fault.Refused {
        try {
            byte[] audio = Base64.getDecoder().decode(base64);
            if (audio.length > MOST_BYTES) {
                throw new Fault.Refused(Fault.invalid("invalid_value", "The audio is longer than 15 MiB.", "audio"));
            }
            if (settings.input().kind() == Coding.Kind.PCM16 && audio.length % 2 != 0) {
                throw new Fault.Refused(Fault.invalid("invalid_value", "Half a sample of audio.", "audio"));
            }
            return audio;
        } catch (IllegalArgumentException broken) {
            throw new Fault.Refused(Fault.invalid(
                    "invalid_value",
                    "Invalid 'audio'. Expected base64-encoded audio bytes, but got an invalid value.",
                    "audio"));
        }
    }

    private void started(int at, Settings.Detection how) {
        turnItem = around.id("item");
        startedMillis = Math.max(0, at - how.prefixMillis());
        idle.ifPresent(timer -> timer.cancel(false));
        session.say(session.event("input_audio_buffer.speech_started")
                .add("audio_start_ms", startedMillis)
                .add("item_id", turnItem));
        if (how.interruptsResponse()) {
            answering.interrupt();
        }
    }

    private void stopped(int end, Settings.Detection how) {
        session.say(session.event("input_audio_buffer.speech_stopped")
                .add("audio_end_ms", end)
                .add("item_id", turnItem));
        commit(turnItem, end - startedMillis);
        if (how.createsResponse()) {
            answering.turnEnded();
        }
    }

    void commit() throws Fault.Refused {
        if (settings.detection().isPresent() && !around.dialect().traits().commitWhileDetecting()) {
            throw new Fault.Refused(
                    Fault.invalid("invalid_event", "A commit is only for sessions without turn detection.", "type"));
        }
        double millis = count * 1_000.0 / settings.input().rate();
        if (millis < LEAST_MILLIS) {
            throw new Fault.Refused(Fault.race(
                    "input_audio_buffer_commit_empty",
                    String.format(
                            Locale.ROOT,
                            "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, "
                                    + "but buffer only has %.2fms of audio.",
                            millis)));
        }
        ear.forget();
        commit(around.id("item"), (int) millis);
    }

    void clear() {
        count = 0;
        ear.forget();
        session.say(session.event("input_audio_buffer.cleared"));
    }

    private void commit(String itemId, int millis) {
        int samples = Math.min(count, millis * settings.input().rate() / 1_000);
        short[] turn = Arrays.copyOfRange(held, count - samples, count);
        count = 0;
        Utterance utterance = around.script().hear(turn, settings.input().rate());
        Item item = Item.caller(itemId, utterance.text());
        session.conversation().add(item);
        tellCommitted(item);
        session.items().whole(item);
        if (settings.transcribes()) {
            transcribe(itemId, utterance);
        }
    }

    private void tellCommitted(Item item) {
        JsonValue before = session.conversation()
                .before(item)
                .<JsonValue>map(Json::createValue)
                .orElse(JsonValue.NULL);
        session.say(session.event("input_audio_buffer.committed")
                .add("item_id", item.id())
                .add("previous_item_id", before));
    }

    private void transcribe(String itemId, Utterance utterance) {
        boolean grows = settings.transcriptGrows();
        var unused = session.later(
                around.timing().transcriptDelay.plus(utterance.later()).toNanos(),
                () -> (utterance.fails()
                                ? around.dialect().transcriptFailed(itemId).stream()
                                        .toList()
                                : around.dialect().transcript(itemId, utterance.text(), grows))
                        .forEach(session::say));
    }

    /** An answer will have sounded in so many nanoseconds; if nobody speaks then for long enough, the silence is a turn. */
    void silentAfter(long nanos) {
        settings.detection().filter(how -> how.idleMillis() > 0).ifPresent(how -> {
            idle.ifPresent(timer -> timer.cancel(false));
            idle = Optional.of(session.later(nanos + how.idleMillis() * 1_000_000L, () -> idle(how)));
        });
    }

    private void idle(Settings.Detection how) {
        if (ear.talking() || answering.busy()) {
            return;
        }
        String itemId = around.id("item");
        session.say(session.event("input_audio_buffer.timeout_triggered")
                .add("audio_start_ms", Math.max(0, ear.millis() - how.idleMillis()))
                .add("audio_end_ms", ear.millis())
                .add("item_id", itemId));
        Item item = Item.caller(itemId, "");
        session.conversation().add(item);
        tellCommitted(item);
        session.items().whole(item);
        answering.turnEnded();
    }

    private void hold(short[] samples) {
        int spare = (SPARE_MILLIS
                        + settings.detection()
                                .map(Settings.Detection::prefixMillis)
                                .orElse(0))
                * settings.input().rate()
                / 1_000;
        if (settings.detection().isPresent() && !ear.talking() && count > 4 * spare) {
            System.arraycopy(held, count - spare, held, 0, spare);
            count = spare;
        }
        if (count + samples.length > held.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, count + samples.length));
        }
        System.arraycopy(samples, 0, held, count, samples.length);
        count += samples.length;
    }
}
