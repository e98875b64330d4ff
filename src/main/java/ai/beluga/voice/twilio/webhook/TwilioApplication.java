package ai.beluga.voice.twilio.webhook;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What Twilio may ask, and nothing else. */
@ApplicationPath(Paths.ROOT)
public class TwilioApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(VoiceResource.class, StatusResource.class, MissingParameterAnswer.class);
    }
}
