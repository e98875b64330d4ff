package ai.beluga.voice.demo;

import ai.beluga.voice.event.CallId;
import ai.beluga.voice.event.DigitResult;
import ai.beluga.voice.event.DigitRule;
import ai.beluga.voice.event.SayOptions;
import ai.beluga.voice.event.SayResult;
import ai.beluga.voice.session.CallControl;
import ai.beluga.voice.session.CallControls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;

/** Speaks in a live call from outside, and asks for keys: answers once it is known what became of it. */
@Path("calls/{call}")
@Consumes(MediaType.TEXT_PLAIN)
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class DemoControl {

    private final CallControls calls;

    @Inject
    public DemoControl(CallControls calls) {
        this.calls = calls;
    }

    /** Has words said, after what is being said now or, with {@code now}, instead of it. */
    @POST
    @Path("say")
    public CompletionStage<JsonObject> say(
            @PathParam("call") String call, @QueryParam("now") @DefaultValue("false") boolean now, String words) {
        SayOptions how = now ? SayOptions.POLITE.now() : SayOptions.POLITE;
        return call(call, words).say(words, how).result().thenApply(DemoControl::json);
    }

    /** Asks for so many digits. */
    @POST
    @Path("keys")
    public CompletionStage<JsonObject> keys(
            @PathParam("call") String call, @QueryParam("digits") @DefaultValue("4") int digits, String words) {
        if (digits < 1 || digits > DigitRule.MOST) {
            throw new BadRequestException("digits is 1 to " + DigitRule.MOST);
        }
        return call(call, words)
                .collect(words, DigitRule.number(digits), SayOptions.FOR_KEYS)
                .result()
                .thenApply(DemoControl::json);
    }

    private CallControl call(String call, String words) {
        if (words.isBlank()) {
            throw new BadRequestException("the words to be said are the body of the request");
        }
        return calls.of(new CallId(call)).orElseThrow(() -> new NotFoundException("no such call"));
    }

    private static JsonObject json(SayResult result) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        switch (result) {
            case SayResult.Heard heard -> json.add("outcome", "heard");
            case SayResult.Interrupted it -> json.add("outcome", "interrupted").add("heard", it.heard());
            case SayResult.GivenUp it ->
                json.add("outcome", "given up").add("cause", it.cause().name()).add("heard", it.heard());
        }
        return json.build();
    }

    private static JsonObject json(DigitResult result) {
        String outcome = switch (result) {
            case DigitResult.Collected it -> "collected";
            case DigitResult.TooFew it -> "too few";
            case DigitResult.NoInput it -> "no input";
            case DigitResult.GivenUp it -> "given up";
        };
        return Json.createObjectBuilder()
                .add("outcome", outcome)
                .add("digits", result.digits())
                .build();
    }
}
