package ai.beluga.voice.phone;

import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Form;
import ai.beluga.voice.phone.wire.Unreachable;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One call: the scenario on a thread beside the one that plays Twilio. */
final class PhoneCall {

    private static final long SECONDS_PER_MINUTE = 60;

    private final PhoneSettings settings;
    private final Scenario scenario;
    private final String callSid;
    private final CallState call = new CallState();

    PhoneCall(PhoneSettings settings, Scenario scenario, String callSid) {
        this.settings = settings;
        this.scenario = scenario;
        this.callSid = callSid;
    }

    CallRecord place() throws Unreachable {
        TwimlRun twiml = new TwimlRun(settings, call, callSid, scenario.withholdsStart(), scenario.stopsReading());
        AtomicReference<Optional<String>> failure = new AtomicReference<>(Optional.empty());
        Thread script =
                Thread.ofVirtual().name("phone-script").start(() -> failure.set(new ScriptRun(call, scenario).run()));
        CallRecord.Outcome outcome;
        try {
            outcome = twiml.run();
        } finally {
            call.end();
        }
        call.timeLine().add("ended", java.util.Map.of("outcome", outcome.name()));
        tellEnd(twiml.callbacks(), outcome);
        join(script);
        return twiml.record(outcome, failure.get());
    }

    private void tellEnd(Callbacks callbacks, CallRecord.Outcome outcome) {
        settings.statusCallback().ifPresent(url -> {
            String status = outcome == CallRecord.Outcome.REJECTED ? "busy" : "completed";
            Duration length = call.timeLine().now();
            Form form = CallForm.of(settings, callSid, status)
                    .with("CallbackSource", "call-progress-events")
                    .with("SequenceNumber", "0")
                    .with("Timestamp", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                    .with("CallDuration", "" + length.toSeconds())
                    .with("Duration", "" + (length.toSeconds() / SECONDS_PER_MINUTE + 1));
            callbacks.send(url, status, form);
        });
    }

    private static void join(Thread script) {
        try {
            script.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
