package ai.beluga.voice.config;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the gateway as a whole needs to know. */
@Singleton
public final class GatewayKeys implements Area {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Without closing slash. */
    public static final Key<URI> PUBLIC_URL = Key.uri("beluga.public-url")
            .where(GatewayKeys::isPublicBase, "https (http only for localhost), without query and fragment")
            .required("set the address Twilio reaches, e.g. BELUGA_PUBLIC_URL=https://voice.example.com")
            .describedAs("The address under which Twilio reaches this gateway; streams use its wss form.");

    public static final Key<Integer> MAX_CONCURRENT = Key.number("beluga.calls.max-concurrent")
            .between(1, 5_000)
            .byDefault(100)
            .describedAs("Calls at the same time; the next one is refused politely.");

    public static final Key<String> GREETING = Key.text("beluga.greeting")
            .byDefault("Hello, this is Beluga. How can I help you?")
            .describedAs("What the caller hears first.");

    public static final Key<String> TRANSFER_NUMBER = Key.text("beluga.transfer.number")
            .matching("\\+[1-9]\\d{6,14}", "a phone number in E.164 form, e.g. +14155550100")
            .withheld()
            .describedAs("The person who takes over when the caller asks for one; without it transfers are declined.");

    @Override
    public String title() {
        return "Gateway";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(PUBLIC_URL, MAX_CONCURRENT, GREETING, TRANSFER_NUMBER);
    }

    private static boolean isPublicBase(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean plainAllowed =
                url.getScheme().equals("http") && LOOPBACK.matcher(host).matches();
        return (url.getScheme().equals("https") || plainAllowed)
                && url.getQuery() == null
                && url.getFragment() == null
                && url.getUserInfo() == null;
    }
}
