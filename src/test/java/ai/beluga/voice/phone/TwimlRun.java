package ai.beluga.voice.phone;

import ai.beluga.voice.phone.wire.Answer;
import ai.beluga.voice.phone.wire.Form;
import ai.beluga.voice.phone.wire.Route;
import ai.beluga.voice.phone.wire.Unreachable;
import ai.beluga.voice.phone.wire.UpgradeRefused;
import ai.beluga.voice.phone.wire.WebSocket;
import ai.beluga.voice.phone.wire.Webhooks;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Twilio's side of one call: fetches TwiML and carries out its verbs until the call is over. One thread. */
final class TwimlRun {

    private static final int MOST_DOCUMENTS = 20;
    private static final int SMALL_BUFFER_BYTES = 4_096;

    private final PhoneSettings settings;
    private final CallState call;
    private final String callSid;
    private final boolean withholdStart;
    private final Route mediaRoute;
    private final Webhooks webhooks;
    private final Callbacks callbacks;
    private final List<Twiml> documents = new ArrayList<>();
    private final List<StreamRecord> streams = new ArrayList<>();
    private Optional<Integer> upgradeStatus = Optional.empty();
    private Optional<Integer> webhookStatus = Optional.empty();
    private Optional<String> dialled = Optional.empty();

    TwimlRun(PhoneSettings settings, CallState call, String callSid, boolean withholdStart, boolean smallBuffer) {
        this.settings = settings;
        this.call = call;
        this.callSid = callSid;
        this.withholdStart = withholdStart;
        this.mediaRoute = smallBuffer ? settings.route().withReceiveBuffer(SMALL_BUFFER_BYTES) : settings.route();
        this.webhooks = new Webhooks(settings.route(), settings.token(), settings.webhookSigning());
        this.callbacks = new Callbacks(webhooks, call, callSid, settings.conditions());
    }

    /**
     * Runs the whole call.
     *
     * @throws Unreachable when already the first webhook cannot be reached
     */
    CallRecord.Outcome run() throws Unreachable {
        try {
            Twiml document = fetch(settings.webhook(), true, CallForm.of(settings, callSid, "ringing"));
            while (true) {
                Next next = execute(document);
                if (next instanceof Next.End(CallRecord.Outcome outcome)) {
                    boolean put = dialled.isPresent() && outcome == CallRecord.Outcome.SERVER_ENDED;
                    return put ? CallRecord.Outcome.TRANSFERRED : outcome;
                } else if (next instanceof Next.Fetch(URI url, boolean post, Form form)) {
                    document = fetch(url, post, form);
                }
            }
        } catch (ViolationException e) {
            call.violation(e.violation());
            return CallRecord.Outcome.FAILED;
        } catch (Unreachable e) {
            if (documents.isEmpty()) {
                throw e;
            }
            return unanswered(e);
        } catch (IOException e) {
            return unanswered(e);
        }
    }

    private CallRecord.Outcome unanswered(IOException e) {
        call.violation(new Violation(11205, "a webhook was not answered: " + e.getMessage()));
        return CallRecord.Outcome.FAILED;
    }

    private sealed interface Next {
        record End(CallRecord.Outcome outcome) implements Next {}

        record Fetch(URI url, boolean post, Form form) implements Next {}
    }

    private Twiml fetch(URI url, boolean post, Form form) throws IOException {
        if (documents.size() >= MOST_DOCUMENTS) {
            throw new ViolationException(11215, "more than " + MOST_DOCUMENTS + " TwiML documents in one call");
        }
        Answer answer = post ? webhooks.post(url, form) : webhooks.get(url, form);
        call.timeLine().add("webhook", Map.of("url", url.toString(), "status", "" + answer.status()));
        webhookStatus = Optional.of(answer.status());
        Twiml document = Twiml.read(url, answer);
        call.timeLine().add("twiml", Map.of("xml", document.xml()));
        documents.add(document);
        return document;
    }

    private Next execute(Twiml document) {
        for (Verb verb : document.verbs()) {
            Optional<Next> next = execute(document, verb);
            if (call.isHungUp()) {
                return new Next.End(CallRecord.Outcome.CALLER_HUNG_UP);
            }
            if (next.isPresent()) {
                return next.get();
            }
        }
        return new Next.End(CallRecord.Outcome.SERVER_ENDED);
    }

    private Optional<Next> execute(Twiml document, Verb verb) {
        call.timeLine().add("verb", Map.of("verb", verb.getClass().getSimpleName()));
        return switch (verb) {
            case Verb.Stream stream -> {
                stream(stream);
                yield stream.action()
                        .map(action -> new Next.Fetch(document.from().resolve(action), true, inProgress()));
            }
            case Verb.Redirect redirect ->
                Optional.of(new Next.Fetch(document.from().resolve(redirect.url()), redirect.post(), inProgress()));
            case Verb.Say say -> {
                call.timeLine().add("spoken-by-twilio", Map.of("text", say.text()));
                yield Optional.empty();
            }
            case Verb.Dial dial -> {
                dialled = Optional.of(dial.number());
                yield Optional.of(dial.action()
                        .<Next>map(action -> new Next.Fetch(document.from().resolve(action), true, spokenTo()))
                        .orElseGet(() -> new Next.End(CallRecord.Outcome.TRANSFERRED)));
            }
            case Verb.Hangup() -> Optional.of(new Next.End(CallRecord.Outcome.SERVER_ENDED));
            case Verb.Reject reject -> Optional.of(new Next.End(CallRecord.Outcome.REJECTED));
            case Verb.Pause pause -> {
                call.moments().await(call::isEnded, pause.length());
                yield Optional.empty();
            }
        };
    }

    private Form inProgress() {
        return CallForm.of(settings, callSid, "in-progress");
    }

    /** The person who was dialled answered, and the two have finished already. */
    private Form spokenTo() {
        return inProgress()
                .with("DialCallSid", CallIds.callSid())
                .with("DialCallStatus", "completed")
                .with("DialCallDuration", "1")
                .with("DialBridged", "true");
    }

    private void stream(Verb.Stream verb) {
        String streamSid = CallIds.streamSid();
        StreamPlan plan = new StreamPlan(
                PhoneSettings.ACCOUNT_SID,
                callSid,
                streamSid,
                settings.parameters().apply(verb.parameters()),
                settings.conditions(),
                withholdStart);
        try {
            WebSocket socket =
                    WebSocket.open(mediaRoute, URI.create(verb.url()), settings.token(), settings.upgradeSigning());
            tell(verb, streamSid, "stream-started", "");
            MediaStream live = new MediaStream(plan, socket, call);
            call.attach(live);
            if (call.isHungUp()) {
                socket.kill();
            }
            StreamRecord record = live.run();
            streams.add(record);
            boolean broken = record.closeCode() == WebSocket.ABNORMAL && !call.isHungUp();
            tell(verb, streamSid, broken ? "stream-error" : "stream-stopped", broken ? "31903 broken pipe" : "");
        } catch (UpgradeRefused e) {
            upgradeStatus = Optional.of(e.status());
            tell(verb, streamSid, "stream-error", "31920 " + e.getMessage());
            call.timeLine().add("upgrade-refused", Map.of("status", "" + e.status()));
        } catch (IOException e) {
            tell(verb, streamSid, "stream-error", "31902 " + e.getMessage());
            call.violation(new Violation(31902, "the media socket could not be opened: " + e.getMessage()));
        }
    }

    private void tell(Verb.Stream verb, String streamSid, String event, String error) {
        verb.statusCallback()
                .ifPresent(url ->
                        callbacks.stream(URI.create(url), streamSid, verb.name().orElse(streamSid), event, error));
    }

    Callbacks callbacks() {
        return callbacks;
    }

    /** The record of the call once it is over. */
    CallRecord record(CallRecord.Outcome outcome, Optional<String> failure) {
        return new CallRecord(
                callSid,
                outcome,
                List.copyOf(documents),
                List.copyOf(streams),
                callbacks.finish(),
                call.violations(),
                upgradeStatus,
                webhookStatus,
                dialled,
                failure,
                call.timeLine());
    }
}
