package ai.beluga.voice.phone;

import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.script.Step;
import ai.beluga.voice.phone.sound.Recording;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Carries out a scenario on a live call, on the thread that calls {@link #run}. */
final class ScriptRun {

    private static final Duration STREAM_PATIENCE = Duration.ofSeconds(30);
    private static final long KEY_NANOS = 200_000_000;
    private static final long SAMPLES_PER_MILLI = 8;

    private final CallState call;
    private final Scenario scenario;
    private @Nullable MediaStream dropped;
    private @Nullable MediaStream actedOn;
    private long lastAct;

    ScriptRun(CallState call, Scenario scenario) {
        this.call = call;
        this.scenario = scenario;
    }

    /** Returns the sentence of the first expectation that was not met, and ends the call in any case. */
    Optional<String> run() {
        try {
            for (Scenario.Line line : scenario.lines()) {
                call.timeLine().add("step", Map.of("line", "" + line.number(), "text", line.text()));
                perform(line);
            }
            return Optional.empty();
        } catch (ScriptFailure e) {
            call.timeLine().add("failure", Map.of("what", String.valueOf(e.getMessage())));
            return Optional.of(String.valueOf(e.getMessage()));
        } finally {
            if (!call.moments().with(call::isEnded)) {
                call.hangUp();
            }
        }
    }

    private void perform(Scenario.Line line) {
        switch (line.step()) {
            case Step.WaitGreeting(Duration within) -> heardSince(line, 0, within);
            case Step.WaitReply(Duration within) -> heardSince(line, act(stream(line)), within);
            case Step.WaitTime(Duration time) -> {
                call.moments().await(() -> call.isEnded() || up().isPresent(), STREAM_PATIENCE);
                call.moments().await(call::isEnded, time);
            }
            case Step.WaitQuiet(Duration time, Duration within) -> {
                long samples = time.toMillis() * SAMPLES_PER_MILLI;
                expectOn(line, stream(line), live -> live.isQuietFor(samples), within, "it was never quiet within ");
            }
            case Step.Do(Runnable what) -> what.run();
            case Step.DoInReply(Runnable what, Duration after, Duration within) -> {
                waitForReply(line, after, within);
                what.run();
            }
            case Step.Say(Recording recording) -> say(line, recording);
            case Step.SayOver(Recording recording, Duration after, Duration within) -> {
                waitForReply(line, after, within);
                say(line, recording);
            }
            case Step.Press(String digits) -> press(line, digits);
            case Step.Drop() -> drop(stream(line));
            case Step.DropIn(Duration after, Duration within) -> {
                waitForReply(line, after, within);
                drop(stream(line));
            }
            case Step.HangUp() -> call.hangUp();
            case Step.StopReading() -> stream(line).read(false);
            case Step.ResumeReading() -> stream(line).read(true);
            case Step.ExpectEnd(Duration within) ->
                expect(line, call::isEnded, within, "the server did not end the call within " + words(within));
            case Step.ExpectClose(Duration within) -> expectClose(line, within);
            case Step.Misbehave misbehave -> stream(line).misbehave(misbehave.how());
        }
    }

    /** Where the caller last acted on a stream; a new stream begins at 0. */
    private long act(MediaStream stream) {
        return stream == actedOn ? lastAct : 0;
    }

    private void acted(MediaStream stream, long position) {
        stream.turn(position);
        actedOn = stream;
        lastAct = position;
    }

    private void heardSince(Scenario.Line line, long position, Duration within) {
        MediaStream stream = stream(line);
        expectOn(
                line, stream, live -> live.hasHeardReplySince(position), within, "no complete reply was heard within ");
        acted(stream, call.moments().with(stream::lastHeard));
    }

    private void waitForReply(Scenario.Line line, Duration after, Duration within) {
        MediaStream stream = stream(line);
        long position = act(stream);
        expectOn(line, stream, live -> live.replyStartSince(position).isPresent(), within, "no reply began within ");
        long start = call.moments().with(() -> stream.replyStartSince(position)).orElse(position);
        long until = start + after.toMillis() * SAMPLES_PER_MILLI;
        call.moments().await(() -> stream.position() >= until || !stream.isUp(), within.plus(after));
    }

    private void say(Scenario.Line line, Recording recording) {
        MediaStream stream = stream(line);
        StreamRecord.Saying saying = stream.say(recording);
        acted(stream, saying.speechEnd());
        call.moments().await(() -> stream.isSilent() || !stream.isUp(), Duration.ofHours(1));
    }

    private void press(Scenario.Line line, String digits) {
        MediaStream stream = stream(line);
        acted(stream, stream.position());
        for (int i = 0; i < digits.length(); i++) {
            stream.press(digits.charAt(i));
            LockSupport.parkNanos(KEY_NANOS);
        }
    }

    private void drop(MediaStream stream) {
        dropped = stream;
        stream.drop();
    }

    private void expectClose(Scenario.Line line, Duration within) {
        Optional<MediaStream> live = call.moments().with(call::stream);
        expect(
                line,
                () -> live.or(call::stream).map(each -> !each.isUp()).orElse(call.isEnded()),
                within,
                "the server did not close the media socket within " + words(within));
    }

    private void expectOn(
            Scenario.Line line, MediaStream stream, Predicate<MediaStream> condition, Duration within, String failure) {
        expect(line, () -> condition.test(stream) || !stream.isUp(), within, failure + words(within));
        if (!call.moments().with(() -> condition.test(stream))) {
            throw failed(line, "the media socket was closed meanwhile");
        }
    }

    private void expect(Scenario.Line line, BooleanSupplier condition, Duration within, String failure) {
        if (!call.moments().await(condition, within)) {
            throw failed(line, failure);
        }
    }

    /** The stream of the call that is up and was not dropped by us; waits for it. */
    private MediaStream stream(Scenario.Line line) {
        boolean decided = call.moments().await(() -> call.isEnded() || up().isPresent(), STREAM_PATIENCE);
        return call.moments()
                .with(this::up)
                .orElseThrow(() -> failed(
                        line, decided ? "the call is over" : "no media stream came within " + words(STREAM_PATIENCE)));
    }

    private Optional<MediaStream> up() {
        return call.stream().filter(MediaStream::isUp).filter(live -> live != dropped);
    }

    private ScriptFailure failed(Scenario.Line line, String why) {
        return new ScriptFailure(scenario.name() + " line " + line.number() + ", \"" + line.text() + "\": " + why);
    }

    private static String words(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
