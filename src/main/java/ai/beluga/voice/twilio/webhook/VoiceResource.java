package ai.beluga.voice.twilio.webhook;

import ai.beluga.voice.call.Answer;
import ai.beluga.voice.call.AnswerCall;
import ai.beluga.voice.call.ContinueCall;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.config.GatewayKeys;
import ai.beluga.voice.twilio.PublicUrls;
import ai.beluga.voice.twilio.TwilioKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;

/** Tells Twilio what to do with a call. Safe to ask twice. */
@Singleton
@Path("/voice")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces("text/xml;charset=UTF-8")
public class VoiceResource {

    private static final Set<String> REACHED = Set.of("completed", "answered");

    private final AnswerCall answerCall;
    private final ContinueCall continueCall;
    private final Configuration configuration;

    @Inject
    public VoiceResource(AnswerCall answerCall, ContinueCall continueCall, Configuration configuration) {
        this.answerCall = answerCall;
        this.continueCall = continueCall;
        this.configuration = configuration;
    }

    /** A call comes in. */
    @POST
    public String answer(MultivaluedMap<String, String> form) {
        VoiceForm asked = VoiceForm.of(form);
        return twiml().of(answerCall.answer(asked.call(), asked.parameters()));
    }

    /** The stream of a call is gone, or a dialled person is. */
    @POST
    @Path("/continue")
    public String next(MultivaluedMap<String, String> form) {
        VoiceForm asked = VoiceForm.of(form);
        Optional<String> dialled = asked.text("DialCallStatus");
        Answer answer = dialled.isPresent()
                ? continueCall.transferred(asked.call(), REACHED.contains(dialled.get()))
                : continueCall.next(asked.call());
        return twiml().of(answer);
    }

    private Twiml twiml() {
        return new Twiml(
                new PublicUrls(configuration.get(GatewayKeys.PUBLIC_URL)),
                configuration.get(EngineKeys.LANGUAGE),
                configuration.get(TwilioKeys.APOLOGY));
    }
}
