package ai.beluga.voice.ops;

import ai.beluga.voice.time.Ticker;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;

/** The server's threads and its clock, made injectable. */
@Dependent
@SuppressWarnings("NullAway.Init") // the container fills resource fields
class PlatformThreads {

    @Produces
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    /** By its own type only: as a {@link ManagedExecutorService} it would make that one ambiguous. */
    @Produces
    @Typed(ManagedScheduledExecutorService.class)
    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    private ManagedScheduledExecutorService scheduler;

    @Produces
    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    @Produces
    static Ticker ticker() {
        return Ticker.SYSTEM;
    }
}
