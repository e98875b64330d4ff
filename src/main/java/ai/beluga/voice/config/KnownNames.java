package ai.beluga.voice.config;

import ai.beluga.voice.config.Settings.Setting;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which names mean something, and what is written that does not. */
final class KnownNames {

    private final Set<String> names;

    KnownNames(Collection<Key<?>> keys) {
        this.names = keys.stream()
                .flatMap(key -> Stream.concat(Stream.of(key.name()), key.fileName().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names in files that mean nothing. Their values are not shown: they may be secrets under a misspelt name. */
    List<Fault> unknown(List<Setting> written) {
        return written.stream()
                .filter(setting -> !names.contains(MicroProfileSettings.withoutProfile(setting.name())))
                .map(this::fault)
                .distinct()
                .toList();
    }

    /** A sentence for each environment variable that means nothing; other programs may own it, so it is no fault. */
    List<String> strange(List<String> environment) {
        Set<String> known = names.stream().map(EnvironmentNames::of).collect(Collectors.toCollection(TreeSet::new));
        return environment.stream()
                .filter(name -> !known.contains(name))
                .map(name -> "environment variable " + name + " is not known and has no effect"
                        + Nearest.to(name, known)
                                .map(near -> "; the nearest known one is " + near)
                                .orElse(""))
                .toList();
    }

    private Fault fault(Setting setting) {
        Optional<String> near = Nearest.to(MicroProfileSettings.withoutProfile(setting.name()), names);
        return new Fault(
                setting.name(),
                Fault.MASK,
                setting.source(),
                "a known key" + near.map(name -> "; the nearest is " + name).orElse(""),
                near.map(name -> "write " + name + ", or remove it").orElse("remove it"));
    }
}
