package ai.beluga.voice.ops;

import ai.beluga.voice.time.Ticker;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/** The server's threads and its clock, made injectable. */
@Dependent
@SuppressWarnings("NullAway.Init") // the container fills resource fields
class PlatformThreads {

    @Produces
    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    @Produces
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
