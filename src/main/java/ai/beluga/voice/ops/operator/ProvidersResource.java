package ai.beluga.voice.ops.operator;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How the engines of this node do, and which of them the operator wants to be asked. */
@Path("/providers")
@Singleton
public class ProvidersResource {

    private final ProviderForcing forcing;

    @Inject
    public ProvidersResource(ProviderForcing forcing) {
        this.forcing = forcing;
    }

    /** Every engine with its port, state, last failure ("" for none) and what the operator wants. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonArray engines() {
        return forcing.engines();
    }

    /**
     * Forces an engine.
     *
     * @param wish {@code down}, {@code up} or {@code automatic}
     * @return a sentence; 400 for another wish, 404 for an engine calls do not use, 409 when no engine of the port would be left
     */
    @PUT
    @Path("/{port}/{provider}/force")
    @Produces(MediaType.TEXT_PLAIN)
    public Response force(@PathParam("port") String port, @PathParam("provider") String provider, String wish) {
        ProviderForcing.Answer answer = forcing.force(port, provider, wish);
        return Response.status(answer.status()).entity(answer.sentence() + "\n").build();
    }
}
