package ai.beluga.voice.twilio.webhook;

import ai.beluga.voice.call.Calls;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.EndReason;
import ai.beluga.voice.session.Switchboard;
import ai.beluga.voice.twilio.StreamFailed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/**
 * Listens to what Twilio tells about calls and streams: late, twice, in any order. Only ends are acted upon, and an end is
 * an end however often it is told.
 */
@Singleton
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class StatusResource {

    private static final Logger LOG = System.getLogger(StatusResource.class.getName());
    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    private final Calls calls;
    private final Switchboard switchboard;
    private final Event<StreamFailed> failures;

    @Inject
    public StatusResource(Calls calls, Switchboard switchboard, Event<StreamFailed> failures) {
        this.calls = calls;
        this.switchboard = switchboard;
        this.failures = failures;
    }

    /** A call changed; answered without content. */
    @POST
    @Path("/status")
    public void call(MultivaluedMap<String, String> form) {
        VoiceForm told = VoiceForm.of(form);
        CallId call = told.call();
        if (told.text("CallStatus").filter(OVER::contains).isPresent()) {
            switchboard.end(call, EndReason.CALLER_HUNG_UP);
            calls.finished(call);
        }
    }

    /** A stream changed. An error may be told half a minute before its socket notices, so it counts at once. */
    @POST
    @Path("/stream-status")
    public void stream(MultivaluedMap<String, String> form) {
        VoiceForm told = VoiceForm.of(form);
        CallId call = told.call();
        if (told.text("StreamEvent").filter("stream-error"::equals).isPresent()) {
            LOG.log(Level.WARNING, "call {0}: the carrier reports that its stream failed", call);
            failures.fire(new StreamFailed(call, told.text("StreamSid").orElse("")));
        }
    }
}
