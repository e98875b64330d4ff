package ai.beluga.voice.twilio;

import ai.beluga.voice.config.Area;
import ai.beluga.voice.config.Key;
import ai.beluga.voice.config.Secret;
import jakarta.inject.Singleton;
import java.util.List;

/** What Twilio and we know of each other. */
@Singleton
public final class TwilioKeys implements Area {

    public static final Key<List<Secret>> AUTH_TOKEN = Key.secrets("beluga.twilio.auth-token")
            .requiredInProduction("copy the Auth Token from the Twilio console, e.g. into a file named by"
                    + " BELUGA_TWILIO_AUTH_TOKEN_FILE")
            .describedAs("Auth Tokens of the account, separated by commas while one replaces another; every request of"
                    + " Twilio is signed with one.");

    public static final Key<String> APOLOGY = Key.text("beluga.calls.apology")
            .byDefault("I am sorry, something went wrong on our side. Please call again in a moment. Goodbye.")
            .describedAs("What Twilio's voice says before it hangs up when the conversation broke off.");

    @Override
    public String title() {
        return "Twilio";
    }

    @Override
    public List<Key<?>> keys() {
        return List.of(AUTH_TOKEN, APOLOGY);
    }
}
