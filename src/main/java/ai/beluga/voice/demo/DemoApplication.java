package ai.beluga.voice.demo;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** What the page asks for. */
@ApplicationPath("/demo")
public class DemoApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(DemoResource.class, DemoControl.class);
    }
}
