package ai.beluga.voice.phone;

import ai.beluga.voice.phone.wire.Route;
import ai.beluga.voice.phone.wire.Signing;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All that is set once for a phone. */
record PhoneSettings(
        URI webhook,
        Route route,
        String token,
        String from,
        String to,
        LineConditions conditions,
        Signing webhookSigning,
        Signing upgradeSigning,
        Optional<URI> statusCallback,
        UnaryOperator<Map<String, String>> parameters) {

    static final String ACCOUNT_SID = "AC" + "0".repeat(32);
}
