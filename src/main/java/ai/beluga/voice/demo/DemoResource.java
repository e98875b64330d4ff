package ai.beluga.voice.demo;

import ai.beluga.voice.call.Answer;
import ai.beluga.voice.call.AnswerCall;
import ai.beluga.voice.call.Calls;
import ai.beluga.voice.config.Configuration;
import ai.beluga.voice.config.EngineKeys;
import ai.beluga.voice.event.CallId;
import ai.beluga.voice.ops.health.Readiness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The state of the server, calls from the browser, and what is being said. */
@Path("/")
@Singleton
public class DemoResource {

    private static final int SID_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Configuration configuration;
    private final Readiness readiness;
    private final AnswerCall answering;
    private final Calls calls;
    private final DemoFacts facts;

    @Inject
    public DemoResource(
            Configuration configuration, Readiness readiness, AnswerCall answering, Calls calls, DemoFacts facts) {
        this.configuration = configuration;
        this.readiness = readiness;
        this.answering = answering;
        this.calls = calls;
        this.facts = facts;
    }

    /** Whether the server is ready, with how many calls and which engines. */
    @GET
    @Path("state")
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject state() {
        List<String> reasons = readiness.reasons();
        return Json.createObjectBuilder()
                .add("ready", reasons.isEmpty())
                .add("reason", String.join(" ", reasons))
                .add("calls", calls.liveCount())
                .add("engines", reasons.isEmpty() ? engines() : "")
                .build();
    }

    /** Lets a call of the browser in and gives it its one-time ticket. */
    @POST
    @Path("calls")
    @Produces(MediaType.APPLICATION_JSON)
    public Response call() {
        CallId call = new CallId(sid("CA"));
        if (readiness.reasons().isEmpty()
                && answering.answer(call, Map.of("Direction", List.of("inbound"))) instanceof Answer.Connect connect) {
            return Response.ok(Json.createObjectBuilder()
                            .add("accountSid", sid("AC"))
                            .add("callSid", call.value())
                            .add("streamSid", sid("MZ"))
                            .add("ticket", connect.ticket())
                            .build())
                    .build();
        }
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.TEXT_PLAIN)
                .entity("the server takes no call now: it is starting, or all places are taken")
                .build();
    }

    /** What is said in all calls, as it is said. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        facts.join(sse, sink);
    }

    private String engines() {
        return "Engines: voice activity %s, recogniser %s, synthesizer %s."
                .formatted(
                        configuration.get(EngineKeys.VAD_PROVIDER),
                        configuration.get(EngineKeys.STT_PROVIDER),
                        configuration.get(EngineKeys.TTS_PROVIDER));
    }

    private String sid(String prefix) {
        byte[] bytes = new byte[SID_BYTES];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
