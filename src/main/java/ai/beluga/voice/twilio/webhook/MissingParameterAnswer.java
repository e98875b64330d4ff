package ai.beluga.voice.twilio.webhook;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers an incomplete question with the sentence that says what is missing. */
@Provider
public class MissingParameterAnswer implements ExceptionMapper<MissingParameterException> {

    @Override
    public Response toResponse(MissingParameterException missing) {
        return Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.TEXT_PLAIN_TYPE)
                .entity(missing.getMessage() + "\n")
                .build();
    }
}
