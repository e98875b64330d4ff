package ai.beluga.voice.phone;

import ai.beluga.voice.phone.script.Scenario;
import ai.beluga.voice.phone.wire.Route;
import ai.beluga.voice.phone.wire.Signing;
import ai.beluga.voice.phone.wire.Unreachable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A telephone whose calls reach a server as Twilio's would. Immutable; may call any number of times, also at once.
 *
 * <pre>{@code
 * CallRecord record = Phone.to(URI.create("https://voice.example.com/twilio/voice"))
 *         .connect("localhost", 9080)
 *         .token("secret")
 *         .call(Scenario.of("wait greeting", "say audio/t2.ulaw.wav", "wait reply", "hang up"));
 * }</pre>
 */
public final class Phone {

    private final PhoneSettings settings;

    private Phone(PhoneSettings settings) {
        this.settings = settings;
    }

    /** A phone that rings at a webhook, given by its public URL. */
    public static Phone to(URI webhook) {
        return new Phone(new PhoneSettings(
                webhook,
                Route.straight(),
                "",
                "+15005550006",
                "+15005550001",
                LineConditions.perfect(),
                Signing.VALID,
                Signing.VALID,
                Optional.empty(),
                UnaryOperator.identity()));
    }

    /** Connects there instead of to the public host, whose name still stands in Host header and signature. */
    public Phone connect(String host, int port) {
        return with(settings.route().via(host, port));
    }

    /** Speaks without TLS also where the public address is https, as a proxy does to the server behind it. */
    public Phone withoutTls() {
        return with(settings.route().withoutTls());
    }

    /** Takes a certificate that nobody vouches for. */
    public Phone trustingAnybody() {
        return with(settings.route().trustingAnybody());
    }

    private Phone with(Route route) {
        PhoneSettings s = settings;
        return new Phone(new PhoneSettings(
                s.webhook(),
                route,
                s.token(),
                s.from(),
                s.to(),
                s.conditions(),
                s.webhookSigning(),
                s.upgradeSigning(),
                s.statusCallback(),
                s.parameters()));
    }

    /** Signs with this auth token; without one nothing is signed. */
    public Phone token(String token) {
        PhoneSettings s = settings;
        return new Phone(new PhoneSettings(
                s.webhook(),
                s.route(),
                token,
                s.from(),
                s.to(),
                s.conditions(),
                s.webhookSigning(),
                s.upgradeSigning(),
                s.statusCallback(),
                s.parameters()));
    }

    /** Calls from one number to another, both E.164. */
    public Phone numbers(String from, String to) {
        PhoneSettings s = settings;
        return new Phone(new PhoneSettings(
                s.webhook(),
                s.route(),
                s.token(),
                from,
                to,
                s.conditions(),
                s.webhookSigning(),
                s.upgradeSigning(),
                s.statusCallback(),
                s.parameters()));
    }

    /** Calls over a worse line. */
    public Phone conditions(LineConditions conditions) {
        PhoneSettings s = settings;
        return new Phone(new PhoneSettings(
                s.webhook(),
                s.route(),
                s.token(),
                s.from(),
                s.to(),
                conditions,
                s.webhookSigning(),
                s.upgradeSigning(),
                s.statusCallback(),
                s.parameters()));
    }

    /** Signs webhooks and upgrade so; {@link Signing#VALID} both unless told. */
    public Phone signing(Signing webhooks, Signing upgrade) {
        PhoneSettings s = settings;
        return new Phone(new PhoneSettings(
                s.webhook(),
                s.route(),
                s.token(),
                s.from(),
                s.to(),
                s.conditions(),
                webhooks,
                upgrade,
                s.statusCallback(),
                s.parameters()));
    }

    /** Tells the end of the call there, as a number's status callback; nowhere unless told. */
    public Phone statusCallback(URI url) {
        PhoneSettings s = settings;
        return new Phone(new PhoneSettings(
                s.webhook(),
                s.route(),
                s.token(),
                s.from(),
                s.to(),
                s.conditions(),
                s.webhookSigning(),
                s.upgradeSigning(),
                Optional.of(url),
                s.parameters()));
    }

    /** Changes the parameters of {@code <Stream>} before they are sent in {@code start}: a used or foreign ticket. */
    public Phone parameters(UnaryOperator<Map<String, String>> change) {
        PhoneSettings s = settings;
        return new Phone(new PhoneSettings(
                s.webhook(),
                s.route(),
                s.token(),
                s.from(),
                s.to(),
                s.conditions(),
                s.webhookSigning(),
                s.upgradeSigning(),
                s.statusCallback(),
                change));
    }

    /**
     * Places a call and returns when it is over. Blocks for as long as the conversation takes.
     *
     * @throws Unreachable when the webhook cannot be reached
     */
    public CallRecord call(Scenario scenario) throws Unreachable {
        return call(scenario, CallIds.callSid());
    }

    /** The same with a CallSid given by the caller of this method. */
    public CallRecord call(Scenario scenario, String callSid) throws Unreachable {
        return new PhoneCall(settings, scenario, callSid).place();
    }
}
