package ai.beluga.voice.config;

import java.util.List;
import java.util.stream.Collectors;

/** The reference page, made from the keys. */
final class ReferencePage {

    private static final String HEAD = """
        # Configuration

        Written from the code; change the keys there, then run
        `mvn test -Dtest=ConfigurationReferenceTest -Dbeluga.docs.write=true`.

        ## Where values come from

        The strongest source wins; the ordinal is the one that faults name.

        | source | ordinal | for |
        |---|---|---|
        | `<variable name="…" value="…"/>` in the server's configuration, and files in its `variables` directory | 500 | the operator's decisions; one file per secret |
        | system properties | 400 | trying something |
        | environment: upper case, everything else as `_` (`BELUGA_CALLS_MAX_CONCURRENT`) | 300 | containers |
        | the application itself | 100 | what differs between the profiles |
        | default in the code | – | see below |

        A `<variable defaultValue="…"/>` has ordinal 1 and loses to everything: write `value`.

        `MP_CONFIG_PROFILE` (key `mp.config.profile`) is `demo` or `prod`; `prod` when nothing is said. A key written
        `%demo.beluga.…` counts in that profile only.

        Mistakes are found at start, wrong values all at once and what does not go together once they are right, each
        with key, value, source, what is allowed and what to do, in the
        log and in `/health/ready`; the gateway is then not ready. A `beluga.…` key that does not exist is a mistake
        when it stands in a file, and a warning when it is an environment variable.

        Values are read once; a change counts after the next start. A key marked *secret* may be written out, encoded by
        `securityUtility encode` (`{aes}…`), or kept in a file: then set the key with `-file` at its end to the absolute path.
        """;

    private ReferencePage() {}

    static String of(List<Area> areas) {
        return HEAD + areas.stream().map(ReferencePage::area).collect(Collectors.joining());
    }

    private static String area(Area area) {
        return "\n## " + area.title() + "\n"
                + area.keys().stream().map(ReferencePage::key).collect(Collectors.joining());
    }

    private static String key(Key<?> key) {
        String required = key.requiredWhen().map(when -> " · required " + when).orElse("");
        String standard =
                key.defaultText().map(text -> " · default `" + text + "`").orElse("");
        String secret = key.fileName()
                .map(file -> " · secret; or `" + file + "`, a file that holds it")
                .orElse("");
        return "\n### `" + key.name() + "`\n\n" + key.description() + "\n\n" + key.expected() + standard + required
                + secret + " · `" + key.environmentName() + "`\n";
    }
}
