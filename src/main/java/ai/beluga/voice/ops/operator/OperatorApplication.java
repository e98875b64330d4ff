package ai.beluga.voice.ops.operator;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What an operator may ask and change. */
@ApplicationPath("/operator")
public class OperatorApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ProvidersResource.class);
    }
}
