package ai.beluga.voice.speech.health;

import ai.beluga.voice.event.EnginePort;
import ai.beluga.voice.speech.health.ProviderHealth.Standing;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The engines of one port in the order in which calls want them, shared by all calls of the node.
 *
 * @param links at least one
 */
public record Chain<E>(EnginePort port, List<Link<E>> links) {

    /** An engine under its configured name. */
    public record Link<E>(String name, E engine, ProviderHealth health) {}

    public Chain {
        links = List.copyOf(links);
        if (links.isEmpty()) {
            throw new IllegalArgumentException("there is no engine for " + port);
        }
    }

    /** A chain of one engine, of whose health only its calls know. */
    public static <E> Chain<E> ofOne(EnginePort port, String name, E engine) {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), 0, () -> 0);
        return new Chain<>(port, List.of(new Link<>(name, engine, new ProviderHealth(backoff))));
    }

    /** The same chain, each engine changed; health stays shared. */
    public <F> Chain<F> map(Function<E, F> change) {
        return map((name, engine) -> change.apply(engine));
    }

    /** The same for a change that has to know the engine's name. */
    public <F> Chain<F> map(BiFunction<String, E, F> change) {
        return new Chain<>(
                port,
                links.stream()
                        .map(link -> new Link<>(link.name(), change.apply(link.name(), link.engine()), link.health()))
                        .toList());
    }

    /** The engines of both, these first, under the other's port. */
    public Chain<E> before(Chain<E> others) {
        return new Chain<>(
                others.port(),
                Stream.concat(links.stream(), others.links().stream()).toList());
    }

    Link<E> first() {
        return links.getFirst();
    }

    /**
     * The engine to ask now: the first that is ready, else the least bad of those that failed lately, else one whose
     * back-off is over.
     *
     * @param without names not to choose
     */
    Optional<Link<E>> choose(Set<String> without, long nowNanos) {
        List<Link<E>> candidates =
                links.stream().filter(link -> !without.contains(link.name())).toList();
        return look(candidates, nowNanos).or(() -> look(candidates, nowNanos)); // one may have recovered meanwhile
    }

    /** The first that is ready, neither the one called {@code name} nor one of {@code without}. */
    Optional<Link<E>> other(String name, Set<String> without, long nowNanos) {
        return taken(
                Standing.READY,
                links.stream().filter(link -> !link.name().equals(name) && !without.contains(link.name())),
                nowNanos);
    }

    private static <E> Optional<Link<E>> look(List<Link<E>> candidates, long nowNanos) {
        return taken(Standing.READY, candidates.stream(), nowNanos)
                .or(() -> taken(
                        Standing.POOR,
                        candidates.stream()
                                .sorted(Comparator.comparingInt(
                                        link -> link.health().failures())),
                        nowNanos))
                .or(() -> taken(Standing.DUE, candidates.stream(), nowNanos));
    }

    private static <E> Optional<Link<E>> taken(Standing standing, Stream<Link<E>> links, long nowNanos) {
        return links.filter(link -> link.health().take(standing, nowNanos)).findFirst();
    }

    /** The first that is ready; takes nobody's trial, so that what is asked only perhaps cannot use it up. */
    Optional<Link<E>> ready(Set<String> without, long nowNanos) {
        return links.stream()
                .filter(link -> !without.contains(link.name()))
                .filter(link -> link.health().standing(nowNanos) == Standing.READY)
                .findFirst();
    }

    /** {@code true} when another engine than the one called {@code name} is ready. */
    boolean hasOtherThan(String name, long nowNanos) {
        return links.stream()
                .anyMatch(link -> !link.name().equals(name) && link.health().standing(nowNanos) == Standing.READY);
    }

    /** When the first of them may be asked; {@link Long#MAX_VALUE} for never. */
    long soonestNanos(long nowNanos) {
        return links.stream()
                .mapToLong(link -> link.health().retryAtNanos(nowNanos))
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
