package ai.beluga.voice.config;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads the parts, one after the other; a part that fails does not hide the faults of the next. */
@Singleton
class Loading {

    private static final System.Logger LOG = System.getLogger(Loading.class.getName());

    private final Supplier<Stream<StartupPart>> parts;

    @Inject
    Loading(Instance<StartupPart> parts) {
        this(parts::stream);
    }

    Loading(Supplier<Stream<StartupPart>> parts) {
        this.parts = parts;
    }

    /**
     * Loads everything; takes seconds. What comes in a later order needs what came before, so after a fault it is left.
     *
     * @param begins told the name of each part before it is loaded
     * @return a sentence for each fault
     */
    List<String> run(Consumer<String> begins) {
        try {
            SortedMap<Integer, List<StartupPart>> inOrder =
                    parts.get().collect(Collectors.groupingBy(StartupPart::order, TreeMap::new, Collectors.toList()));
            List<String> sentences = new ArrayList<>();
            for (List<StartupPart> together : inOrder.values()) {
                if (sentences.isEmpty()) {
                    together.forEach(part -> {
                        begins.accept(part.name());
                        load(part).ifPresent(sentences::add);
                    });
                }
            }
            return List.copyOf(sentences);
        } catch (RuntimeException | LinkageError broken) {
            return List.of(crashed("a part of the gateway", broken));
        }
    }

    private static Optional<String> load(StartupPart part) {
        try {
            part.load();
            return Optional.empty();
        } catch (StartupFault fault) {
            log(fault);
            return Optional.of(fault.fault().sentence());
        } catch (RuntimeException | LinkageError broken) {
            return Optional.of(crashed(part.name(), broken));
        }
    }

    /** The cause in a line of its own; where it was met, only at DEBUG. */
    private static void log(StartupFault fault) {
        Throwable cause = fault.getCause();
        String because = cause == null ? "" : "\n  cause  " + cause;
        LOG.log(System.Logger.Level.ERROR, () -> fault.fault().block() + because);
        if (cause != null) {
            LOG.log(System.Logger.Level.DEBUG, () -> fault.fault().key() + ": where the cause was met", cause);
        }
    }

    /** The message of an unforeseen error may hold anything, so only its kind is shown outside the log. */
    private static String crashed(String part, Throwable broken) {
        LOG.log(System.Logger.Level.ERROR, part + " could not be loaded", broken);
        return part + " could not be loaded because of " + broken.getClass().getSimpleName()
                + "; the server's log has the trace.";
    }
}
