package ai.beluga.voice.config;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds every mistake at once, so that the operator does not start the server once per mistake. */
@Singleton
class Validation {

    private final Configuration configuration;
    private final List<Area> areas;
    private final List<ConfigurationCheck> checks;

    @Inject
    Validation(Configuration configuration, Instance<Area> areas, Instance<ConfigurationCheck> checks) {
        this(configuration, areas.stream().toList(), checks.stream().toList());
    }

    Validation(Configuration configuration, List<Area> areas, List<ConfigurationCheck> checks) {
        this.configuration = configuration;
        this.areas = areas;
        this.checks = checks;
    }

    /** First single values, then names, then what only several values together show. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(profile());
        keys().stream().flatMap(key -> configuration.faultOf(key).stream()).forEach(faults::add);
        faults.addAll(known().unknown(configuration.settings().written()));
        areas.stream().flatMap(area -> found(area::check)).forEach(faults::add);
        checks.stream().flatMap(this::found).forEach(faults::add);
        return List.copyOf(faults);
    }

    /** What is odd but harmless. */
    List<String> warnings() {
        return known().strange(configuration.settings().environment());
    }

    private List<Key<?>> keys() {
        return areas.stream().flatMap(area -> area.keys().stream()).collect(Collectors.<Key<?>>toList());
    }

    private KnownNames known() {
        return new KnownNames(keys());
    }

    private Stream<Fault> found(ConfigurationCheck check) {
        try {
            return check.check(configuration).stream();
        } catch (FaultyValueException alreadyReported) {
            return Stream.empty();
        }
    }

    private List<Fault> profile() {
        List<String> allowed = Arrays.stream(Profile.values()).map(Profile::key).toList();
        return configuration
                .settings()
                .find(Configuration.PROFILE)
                .filter(setting -> !allowed.contains(setting.text()))
                .map(setting -> new Fault(
                        setting.name(),
                        setting.text(),
                        setting.source(),
                        "one of " + String.join(", ", allowed),
                        "choose one, or leave it out for prod"))
                .stream()
                .toList();
    }
}
