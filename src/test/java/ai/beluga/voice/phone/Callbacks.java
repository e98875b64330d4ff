package ai.beluga.voice.phone;

import ai.beluga.voice.phone.wire.Answer;
import ai.beluga.voice.phone.wire.Form;
import ai.beluga.voice.phone.wire.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Phaser;
import java.util.random.RandomGenerator;

/** Sends status callbacks beside the call, each on its own thread, and notes how they were answered. */
final class Callbacks {

    private final Webhooks webhooks;
    private final CallState call;
    private final String callSid;
    private final List<CallRecord.Callback> answered = new ArrayList<>();
    private final Phaser open = new Phaser(1);
    private final LineConditions.Told told;
    private final RandomGenerator chance;

    Callbacks(Webhooks webhooks, CallState call, String callSid, LineConditions conditions) {
        this.told = conditions.told();
        this.chance = new Random(conditions.seed() + 2);
        this.webhooks = webhooks;
        this.call = call;
        this.callSid = callSid;
    }

    /** Tells a change of a stream. {@code error} is empty unless it is one. */
    void stream(URI url, String streamSid, String name, String event, String error) {
        Form form = Form.empty()
                .with("AccountSid", PhoneSettings.ACCOUNT_SID)
                .with("CallSid", callSid)
                .with("StreamSid", streamSid)
                .with("StreamName", name)
                .with("StreamEvent", event)
                .with("Timestamp", Instant.now().toString());
        send(url, event, error.isEmpty() ? form : form.with("StreamError", error));
    }

    void send(URI url, String kind, Form form) {
        post(url, kind, form);
        if (told.twice() > 0 && chance.nextDouble() < told.twice()) {
            post(url, kind, form);
        }
    }

    private void post(URI url, String kind, Form form) {
        long lateNanos = told.late().isZero() ? 0 : chance.nextLong(told.late().toNanos() + 1);
        open.register();
        Thread.ofVirtual().name("phone-callback").start(() -> {
            try {
                call.moments().await(() -> false, Duration.ofNanos(lateNanos));
                note(kind, webhooks.post(url, form));
            } catch (IOException e) {
                call.violation(new Violation(15003, "the status callback " + kind + " failed: " + e.getMessage()));
            } finally {
                open.arriveAndDeregister();
            }
        });
    }

    private void note(String kind, Answer answer) {
        call.timeLine().add("callback", Map.of("kind", kind, "status", "" + answer.status()));
        call.moments().change(() -> answered.add(new CallRecord.Callback(kind, answer.status())));
        if (!answer.isSuccess()) {
            call.violation(new Violation(15003, "the status callback " + kind + " was answered " + answer.status()));
        }
    }

    /** Waits for all answers. */
    List<CallRecord.Callback> finish() {
        open.arriveAndAwaitAdvance();
        return call.moments().with(() -> List.copyOf(answered));
    }
}
