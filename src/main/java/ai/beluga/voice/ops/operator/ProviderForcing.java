package ai.beluga.voice.ops.operator;

import ai.beluga.voice.speech.health.Chain;
import ai.beluga.voice.speech.health.ProviderBoard;
import ai.beluga.voice.speech.health.ProviderHealth;
import ai.beluga.voice.speech.health.ProviderHealth.Force;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows and forces engines in the words of the operator's interface. */
@Singleton
public class ProviderForcing {

    private static final System.Logger LOG = System.getLogger(ProviderForcing.class.getName());

    private static final Map<String, Force> WISHES =
            new TreeMap<>(Map.of("down", Force.DOWN, "up", Force.UP, "automatic", Force.NONE));

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ProviderBoard board;

    /**
     * What became of a wish.
     *
     * @param status of HTTP
     * @param sentence what was done, or what is allowed
     */
    record Answer(int status, String sentence) {}

    @Inject
    ProviderForcing(ProviderBoard board) {
        this.board = board;
    }

    /** Every engine with its port, state, last failure ("" for none) and what the operator wants. */
    JsonArray engines() {
        JsonArrayBuilder engines = Json.createArrayBuilder();
        for (Chain<?> chain : board.chains()) {
            for (Chain.Link<?> link : chain.links()) {
                ProviderHealth health = link.health();
                engines.add(Json.createObjectBuilder()
                        .add("port", word(chain.port()))
                        .add("provider", link.name())
                        .add("state", word(health.state()))
                        .add(
                                "failure",
                                health.lastFailure().map(ProviderForcing::word).orElse(""))
                        .add("force", wish(health.forced())));
            }
        }
        return engines.build();
    }

    /**
     * Forces an engine.
     *
     * @param wish {@code down}, {@code up} or {@code automatic}
     */
    Answer force(String port, String provider, String wish) {
        Optional<Force> wanted = Optional.ofNullable(WISHES.get(wish.strip()));
        if (wanted.isEmpty()) {
            return new Answer(BAD_REQUEST, "expected one of " + String.join(", ", WISHES.keySet()));
        }
        Optional<Chain<?>> chain = board.chains().stream()
                .filter(known -> word(known.port()).equals(port))
                .findFirst();
        if (chain.isEmpty()) {
            return new Answer(NOT_FOUND, "expected a port of " + ports());
        }
        String names = String.join(
                ", ", chain.get().links().stream().map(Chain.Link::name).toList());
        return switch (board.force(chain.get(), provider, wanted.get())) {
            case DONE -> {
                String done = port + " " + provider + " is " + wish.strip() + " from its next opening on";
                LOG.log(System.Logger.Level.WARNING, "the operator wants: {0}", done);
                yield new Answer(OK, done);
            }
            case UNKNOWN -> new Answer(NOT_FOUND, "expected a provider of " + names);
            case LAST_ONE -> new Answer(CONFLICT, lastOne(port, provider, chain.get()));
        };
    }

    private static String lastOne(String port, String provider, Chain<?> chain) {
        List<String> others = chain.links().stream()
                .map(Chain.Link::name)
                .filter(name -> !name.equals(provider))
                .toList();
        return others.isEmpty()
                ? provider + " cannot be forced down: it is the only engine of " + port
                : provider + " cannot be forced down: every other engine of " + port
                        + " is already; first force one of these up or automatic: " + String.join(", ", others);
    }

    private String ports() {
        List<String> ports =
                board.chains().stream().map(chain -> word(chain.port())).toList();
        return String.join(", ", ports);
    }

    private static String wish(Force force) {
        return switch (force) {
            case DOWN -> "down";
            case UP -> "up";
            case NONE -> "automatic";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
