package ai.beluga.voice.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How the text of a value becomes a value.
 *
 * @param expected completes "expected …"
 * @param fix completes "to fix it, …"
 * @param show the inverse of reading, for defaults on the reference page
 * @param secret masked everywhere, may come from a file, may be encoded
 */
record Kind<T>(String expected, String fix, Reader<T> reader, Function<T, String> show, boolean secret) {

    static final Kind<String> TEXT = plain("text", "write some text", Optional::of, text -> text);
    static final Kind<Integer> NUMBER =
            plain("a whole number", "write digits only", Kind::wholeNumber, String::valueOf);
    static final Kind<Double> DECIMAL =
            plain("a number", "write digits with a point, e.g. 0.5", Kind::decimal, String::valueOf);
    static final Kind<Duration> DURATION = plain(
            "a duration with its unit",
            "write a whole number and ms, s, m, h or d, e.g. 500ms, 5s, 1h",
            DurationText::read,
            DurationText::show);
    static final Kind<URI> URL =
            plain("an absolute URL", "write scheme and host, e.g. https://example.com", Kind::url, URI::toString);
    static final Kind<Path> PATH = plain("a path", "write a path of this machine", Kind::path, Path::toString);
    static final Kind<Locale> LANGUAGE =
            plain("a BCP 47 language tag", "write one such as en-US", Kind::language, Locale::toLanguageTag);
    static final Kind<Boolean> FLAG = plain("true or false", "write true or false", Kind::flag, String::valueOf);
    static final Kind<Secret> SECRET = new Kind<>(
            "a secret",
            "write it, or name a file that holds it",
            (text, decode) -> Optional.of(new Secret(decode.apply(text))),
            Secret::toString,
            true);
    static final Kind<List<Secret>> SECRETS = new Kind<>(
            "one or more secrets, separated by commas",
            "write them, or name a file that holds them",
            Kind::secrets,
            List::toString,
            true);

    /** Reads a value; empty when the text is none. */
    @FunctionalInterface
    interface Reader<T> {
        Optional<T> read(String text, UnaryOperator<String> decode);
    }

    private static <T> Kind<T> plain(
            String expected, String fix, Function<String, Optional<T>> read, Function<T, String> show) {
        return new Kind<>(expected, fix, (text, decode) -> read.apply(text), show, false);
    }

    private static Optional<Integer> wholeNumber(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Double> decimal(String text) {
        try {
            return Optional.of(Double.valueOf(text)).filter(Double::isFinite);
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    /** Drops closing slashes, so that a path can be appended; the scheme in lower case, so that it can be compared. */
    private static Optional<URI> url(String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            if (!uri.isAbsolute() || uri.getHost() == null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            return Optional.of(new URI(scheme + uri.toString().substring(scheme.length())));
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Locale> language(String text) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(text).build());
        } catch (IllformedLocaleException notOne) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<List<Secret>> secrets(String text, UnaryOperator<String> decode) {
        List<Secret> secrets = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> new Secret(decode.apply(part)))
                .toList();
        return secrets.isEmpty() ? Optional.empty() : Optional.of(secrets);
    }
}
