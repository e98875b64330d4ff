package ai.beluga.voice.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One setting, declared once as a constant: name, kind, limits, default. Immutable; every method of the fluent kind
 * returns a changed copy.
 */
public final class Key<T> {

    private static final Pattern NAME = Pattern.compile("beluga(\\.[a-z0-9]+(-[a-z0-9]+)*)+");

    private final String name;
    private final Kind<T> kind;
    private final List<Rule<T>> rules;
    private final @Nullable T standard;
    private final Need need;
    private final Notes notes;

    private Key(String name, Kind<T> kind, List<Rule<T>> rules, @Nullable T standard, Need need, Notes notes) {
        this.name = name;
        this.kind = kind;
        this.rules = rules;
        this.standard = standard;
        this.need = need;
        this.notes = notes;
    }

    /** @param profile missing there is a fault; in both when {@code null} and there is a fix; nowhere without a fix */
    private record Need(@Nullable Profile profile, @Nullable String fix) {}

    private record Notes(String description, boolean withheld) {}

    private static <T> Key<T> of(String name, Kind<T> kind) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "key \"" + name + "\": expected beluga. and lower-case words joined by . and -");
        }
        return new Key<>(name, kind, List.of(), null, new Need(null, null), new Notes("", kind.secret()));
    }

    /** Text that is not blank. */
    public static Key<String> text(String name) {
        return of(name, Kind.TEXT);
    }

    /** A whole number. */
    public static Key<Integer> number(String name) {
        return of(name, Kind.NUMBER);
    }

    /** A number with a point. */
    public static Key<Double> decimal(String name) {
        return of(name, Kind.DECIMAL);
    }

    /** Time with its unit: {@code 500ms}, {@code 5s}, {@code 1h}; bare numbers are refused. */
    public static Key<Duration> duration(String name) {
        return of(name, Kind.DURATION);
    }

    /** An absolute URL; closing slashes are dropped. */
    public static Key<URI> uri(String name) {
        return of(name, Kind.URL);
    }

    /** A file or directory; whether it exists is for its reader to say. */
    public static Key<Path> path(String name) {
        return of(name, Kind.PATH);
    }

    /** A BCP 47 tag, e.g. {@code en-US}. */
    public static Key<Locale> language(String name) {
        return of(name, Kind.LANGUAGE);
    }

    /** A credential, written out, encoded for the server, or in the file named by {@code <name>-file}. */
    public static Key<Secret> secret(String name) {
        return of(name, Kind.SECRET);
    }

    /** Several credentials, separated by commas, otherwise as {@link #secret}; never an empty list. */
    public static Key<List<Secret>> secrets(String name) {
        return of(name, Kind.SECRETS);
    }

    /** {@code true} or {@code false}. */
    public static Key<Boolean> flag(String name) {
        return of(name, Kind.FLAG);
    }

    /** Allows only these values. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Key<T> oneOf(T... allowed) {
        List<T> values = List.of(allowed);
        String expected = values.stream().map(kind.show()).collect(Collectors.joining(", ", "one of ", ""));
        return where(values::contains, expected);
    }

    /** Allows values from {@code min} to {@code max}, both included. */
    public Key<T> between(T min, T max) {
        String range = kind.show().apply(min) + ".." + kind.show().apply(max);
        return where(value -> compare(value, min) >= 0 && compare(value, max) <= 0, range);
    }

    /** Allows what the whole of {@code regex} matches; {@code expected} says it in words. */
    public Key<T> matching(String regex, String expected) {
        Predicate<String> whole = Pattern.compile(regex).asMatchPredicate();
        return where(value -> whole.test(kind.show().apply(value)), expected);
    }

    /** Allows what {@code holds} accepts; {@code expected} says it in words. */
    public Key<T> where(Predicate<T> holds, String expected) {
        List<Rule<T>> more = Stream.concat(rules.stream(), Stream.of(new Rule<>(holds, expected)))
                .toList();
        return new Key<>(name, kind, more, standard, need, notes);
    }

    /** The value where nothing is set. */
    public Key<T> byDefault(T value) {
        return new Key<>(name, kind, rules, value, need, notes);
    }

    /** Missing is a fault; {@code fix} completes "to fix it, …". */
    public Key<T> required(String fix) {
        return new Key<>(name, kind, rules, standard, new Need(null, fix), notes);
    }

    /** Missing is a fault in the profile {@code prod}; {@code fix} completes "to fix it, …". */
    public Key<T> requiredInProduction(String fix) {
        return new Key<>(name, kind, rules, standard, new Need(Profile.PROD, fix), notes);
    }

    /** A sentence for the reference page: what it does, not what it is called. */
    public Key<T> describedAs(String sentence) {
        return new Key<>(name, kind, rules, standard, need, new Notes(sentence, notes.withheld()));
    }

    /** The value is shown nowhere, e.g. because it is a phone number. */
    public Key<T> withheld() {
        return new Key<>(name, kind, rules, standard, need, new Notes(notes.description(), true));
    }

    /** Full name, e.g. {@code beluga.calls.max-concurrent}. */
    public String name() {
        return name;
    }

    /** Name of the environment variable: upper case, everything but letters and digits as underscores. */
    public String environmentName() {
        return EnvironmentNames.of(name);
    }

    /** Name of the companion that names a file holding the value, for secrets. */
    public Optional<String> fileName() {
        return kind.secret() ? Optional.of(name + "-file") : Optional.empty();
    }

    /** What is allowed, in words. */
    public String expected() {
        String limits = rules.stream().map(Rule::expected).collect(Collectors.joining(", "));
        if (limits.isEmpty()) {
            return kind.expected();
        }
        return kind == Kind.TEXT ? limits : kind.expected() + ", " + limits;
    }

    /** What it does. */
    public String description() {
        return notes.description();
    }

    /** The default as an operator would write it. */
    public Optional<String> defaultText() {
        return Optional.ofNullable(standard).map(kind.show());
    }

    /** In words: always, in the profile prod, or empty. */
    public Optional<String> requiredWhen() {
        return Optional.ofNullable(need.fix()).map(fix -> need.profile() == null ? "always" : "in production");
    }

    /** As the value may appear in logs and answers. */
    String shown(String text) {
        return notes.withheld() ? Fault.MASK : text;
    }

    Optional<T> standard() {
        return Optional.ofNullable(standard);
    }

    /** What to do when the value is missing although needed in {@code profile}. */
    Optional<String> missing(Profile profile) {
        return Optional.ofNullable(need.fix()).filter(fix -> need.profile() == null || need.profile() == profile);
    }

    /** The value, or empty when the text is not allowed. */
    Optional<T> read(String text, UnaryOperator<String> decode) {
        return kind.reader()
                .read(text, decode)
                .filter(value -> rules.stream().allMatch(rule -> rule.holds().test(value)));
    }

    /** What to do about a text that is not allowed: another form, or another value. */
    String fix(String text) {
        boolean readable = kind.reader().read(text, UnaryOperator.identity()).isPresent();
        return (readable ? "use a value that is allowed" : kind.fix()) + "; see " + page();
    }

    String page() {
        return "docs/configuration.md#" + name.replace(".", "");
    }

    @SuppressWarnings("unchecked")
    private static <T> int compare(T left, T right) {
        return ((Comparable<T>) left).compareTo(right);
    }

    @Override
    public String toString() {
        return name + " (" + Arrays.asList(expected(), notes.description()) + ")";
    }
}
