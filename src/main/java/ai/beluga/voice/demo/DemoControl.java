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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Speaks in a live call from outside, and asks for keys: answers once it is known what became of it. */
@Path("calls/{call}")
@Consumes(MediaType.TEXT_PLAIN)
@Produces(MediaType.APPLICATION_JSON)
@Singleton
public class DemoControl {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final CallControls calls;

    /**
     * What a request is answered with. No exception: the server would log it as a fault of its own, with its stack.
     *
     * @param status of HTTP
     * @param body JSON with 200, otherwise a sentence
     */
    record Answer(int status, String body) {

        Response response() {
            return Response.status(status)
                    .type(status == OK ? MediaType.APPLICATION_JSON_TYPE : MediaType.TEXT_PLAIN_TYPE)
                    .entity(body + "\n")
                    .build();
        }
    }

    @Inject
    public DemoControl(CallControls calls) {
        this.calls = calls;
    }

    /** Has words said, after what is being said now or, with {@code now}, instead of it. */
    @POST
    @Path("say")
    public CompletionStage<Response> say(
            @PathParam("call") String call, @QueryParam("now") @DefaultValue("false") boolean now, String words) {
        return said(call, now, words).thenApply(Answer::response);
    }

    /** Asks for so many digits. */
    @POST
    @Path("keys")
    public CompletionStage<Response> keys(
            @PathParam("call") String call, @QueryParam("digits") @DefaultValue("4") int digits, String words) {
        return keyed(call, digits, words).thenApply(Answer::response);
    }

    CompletionStage<Answer> said(String call, boolean now, String words) {
        SayOptions how = now ? SayOptions.POLITE.now() : SayOptions.POLITE;
        return with(call, words, control -> control.say(words, how).result().thenApply(DemoControl::json));
    }

    CompletionStage<Answer> keyed(String call, int digits, String words) {
        if (digits < 1 || digits > DigitRule.MOST) {
            return refused(BAD_REQUEST, "digits is 1 to " + DigitRule.MOST + ", not " + digits);
        }
        return with(
                call,
                words,
                control -> control.collect(words, DigitRule.number(digits), SayOptions.FOR_KEYS)
                        .result()
                        .thenApply(DemoControl::json));
    }

    private CompletionStage<Answer> with(
            String call, String words, Function<CallControl, CompletionStage<JsonObject>> order) {
        if (words.isBlank()) {
            return refused(BAD_REQUEST, "the words to be said are the body of the request, and it is empty");
        }
        Optional<CallControl> live = call.isBlank() ? Optional.empty() : calls.of(new CallId(call));
        return live.map(control -> order.apply(control).thenApply(json -> new Answer(OK, json.toString())))
                .orElseGet(() -> refused(NOT_FOUND, "there is no such call, or it has no conversation now"));
    }

    private static CompletionStage<Answer> refused(int status, String sentence) {
        return CompletableFuture.completedStage(new Answer(status, sentence));
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
