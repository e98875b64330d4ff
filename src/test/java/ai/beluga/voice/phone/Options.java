package ai.beluga.voice.phone;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line, checked. */
record Options(
        URI url,
        Optional<String> connectHost,
        int connectPort,
        String token,
        String scenario,
        Optional<Path> out,
        Map<String, String> rest) {

    static final String USAGE = """
        usage: phone --url URL --scenario FILE [--connect HOST:PORT] [--token TOKEN] [--out DIR] [--events URL]
                     [--understood WORDS] [--answered WORDS] [--from NUMBER] [--to NUMBER] [--status URL] [--calls N]
                     [--line WORDS] [--insecure] [--plain]\
        """;

    private static final Set<String> KNOWN = Set.of(
            "--url",
            "--connect",
            "--token",
            "--scenario",
            "--out",
            "--from",
            "--to",
            "--status",
            "--calls",
            "--line",
            "--events",
            "--understood",
            "--answered");

    private static final int MOST_CALLS = 500;
    private static final int HIGHEST_PORT = 65_535;

    /** What is wrong with a command line, in a sentence. */
    static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) {
        Map<String, String> values = values(arguments);
        String url = required(values, "--url");
        Optional<String> connect = Optional.ofNullable(values.get("--connect"));
        connect.filter(text -> !text.matches("[^:\\s]+:\\d{1,5}")).ifPresent(text -> {
            throw new Fault("--connect must be HOST:PORT, not " + text);
        });
        int port = connect.map(text -> Integer.parseInt(text.substring(text.indexOf(':') + 1)))
                .orElse(0);
        if (port > HIGHEST_PORT) {
            throw new Fault("--connect has the port " + port + "; allowed are 1 to 65535");
        }
        return new Options(
                uri("--url", url),
                connect.map(text -> text.substring(0, text.indexOf(':'))),
                port,
                values.getOrDefault("--token", ""),
                required(values, "--scenario"),
                Optional.ofNullable(values.get("--out")).map(Path::of),
                values);
    }

    private static Map<String, String> values(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--insecure") || name.equals("--plain")) {
                values.put(name, "");
            } else if (!KNOWN.contains(name)) {
                throw new Fault("\"" + name + "\" is no option");
            } else if (i + 1 == arguments.size()) {
                throw new Fault(name + " needs a value");
            } else {
                i++;
                values.put(name, arguments.get(i));
            }
        }
        return values;
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new Fault(name + " is missing");
        }
        return value;
    }

    private static URI uri(String name, String text) {
        try {
            URI uri = new URI(text);
            if (text.matches("https?://[^\\s/]+(/\\S*)?") && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new Fault(name + " must be an http or https URL: " + e.getMessage());
        }
        throw new Fault(name + " must be an http or https URL, not " + text);
    }

    int calls() {
        String text = rest.getOrDefault("--calls", "1");
        if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > MOST_CALLS) {
            throw new Fault("--calls must be 1 to " + MOST_CALLS + ", not " + text);
        }
        return Integer.parseInt(text);
    }

    Optional<URI> events() {
        return Optional.ofNullable(rest.get("--events")).map(text -> uri("--events", text));
    }

    /**
     * What the server must tell of each call.
     *
     * @param understood stands in something the caller said, as recognised; empty for anything
     * @param answered stands in something the agent said and was heard saying; empty for anything
     */
    record Wanted(String understood, String answered) {}

    Wanted wanted() {
        Wanted wanted = new Wanted(rest.getOrDefault("--understood", ""), rest.getOrDefault("--answered", ""));
        if (!wanted.equals(new Wanted("", "")) && events().isEmpty()) {
            throw new Fault("--understood and --answered need --events, which tell what was said");
        }
        return wanted;
    }

    /** How good the line of each call is: the first has the seed of the words, the next one the next. */
    LineConditions line() {
        try {
            return rest.containsKey("--line") ? LineWords.read(rest.get("--line")) : LineConditions.perfect();
        } catch (IllegalArgumentException e) {
            throw new Fault("--line: " + e.getMessage());
        }
    }

    /** The phone of one of the calls, from 0. */
    Phone phone(int call) {
        LineConditions line = line();
        Phone phone = Phone.to(url)
                .token(token)
                .conditions(line.seeded(line.seed() + call))
                .numbers(rest.getOrDefault("--from", "+15005550006"), rest.getOrDefault("--to", "+15005550001"));
        phone = connectHost.isPresent() ? phone.connect(connectHost.get(), connectPort) : phone;
        phone = rest.containsKey("--insecure") ? phone.trustingAnybody() : phone;
        phone = rest.containsKey("--plain") ? phone.withoutTls() : phone;
        return rest.containsKey("--status") ? phone.statusCallback(uri("--status", rest.get("--status"))) : phone;
    }
}
