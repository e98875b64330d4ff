package ai.beluga.voice.config;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Checks the configuration when the application starts and then loads its parts, away from the start thread. With a
 * fault nothing is loaded: the server runs on, so that its health can tell why, but is never ready.
 */
@Singleton
class StartupCheck {

    private static final System.Logger LOG = System.getLogger(StartupCheck.class.getName());

    private final Validation validation;
    private final Loading loading;
    private final Startup startup;
    private final Configuration configuration;

    @Inject
    StartupCheck(Validation validation, Loading loading, Startup startup, Configuration configuration) {
        this.validation = validation;
        this.loading = loading;
        this.startup = startup;
        this.configuration = configuration;
    }

    void applicationStarted(
            @Observes @Initialized(ApplicationScoped.class) Object application, ManagedExecutorService executor) {
        begin(executor);
    }

    void begin(Executor executor) {
        validation.warnings().forEach(warning -> LOG.log(System.Logger.Level.WARNING, warning));
        List<Fault> faults = validation.faults();
        if (faults.isEmpty()) {
            executor.execute(this::load);
            return;
        }
        LOG.log(System.Logger.Level.ERROR, "the configuration has {0} fault(s); not ready", faults.size());
        faults.forEach(fault -> LOG.log(System.Logger.Level.ERROR, fault.block()));
        startup.reached(
                new Startup.State.Failed(faults.stream().map(Fault::sentence).toList()));
    }

    private void load() {
        List<String> sentences = loading.run(part -> startup.reached(new Startup.State.Loading(part)));
        if (sentences.isEmpty()) {
            startup.reached(new Startup.State.Done());
            LOG.log(System.Logger.Level.INFO, "configuration valid, profile {0}, all parts loaded", profile());
        } else {
            startup.reached(new Startup.State.Failed(sentences));
        }
    }

    private String profile() {
        return configuration.profile().key();
    }
}
