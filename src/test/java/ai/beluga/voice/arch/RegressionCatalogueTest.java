package ai.beluga.voice.arch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;

/** The catalogue of what callers suffer elsewhere is true: its tests exist, and none of ours is left out. */
class RegressionCatalogueTest {

    private static final Path SOURCES = Path.of("src/test/java");
    private static final Path CATALOGUE = Path.of("docs/regressions.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+Test)(?:#(\\w+))?`");
    private static final Pattern THEME = Pattern.compile("^(?:## |\\| )(\\d+)\\. ", Pattern.MULTILINE);
    /** A complaint and what is done about it, in a table of a theme. */
    private static final Pattern COMPLAINT =
            Pattern.compile("^\\| [A-Z\"`].*\\.\\)? \\| .* \\| (.*) \\|$", Pattern.MULTILINE);

    private static final List<Class<? extends Annotation>> TESTS =
            List.of(Test.class, TestTemplate.class, Property.class, Example.class);

    private final Map<String, List<String>> classes = classes();

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String name : named()) {
            String[] parts = name.split("#", -1);
            if (testsOf(parts[0]).noneMatch(test -> parts.length == 1 || test.equals(parts[1]))) {
                missing.add(name);
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyTestOfThePackageIsNamed() throws IOException {
        Set<String> named = named();
        Set<String> left = new TreeSet<>();
        classes.forEach((simple, names) -> names.stream()
                .filter(name -> name.startsWith("ai.beluga.voice.regression."))
                .flatMap(name -> testsOf(simple).map(test -> simple + "#" + test))
                .filter(test -> !named.contains(test))
                .forEach(left::add));

        assertThat(left).isEmpty();
    }

    @Test
    void everyThemeIsThere() throws IOException {
        assertThat(THEME.matcher(Files.readString(CATALOGUE)).results().map(theme -> Integer.valueOf(theme.group(1))))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 27).boxed().toList());
    }

    @Test
    void everyComplaintHasATest() throws IOException {
        List<MatchResult> complaints =
                COMPLAINT.matcher(Files.readString(CATALOGUE)).results().toList();

        assertThat(complaints)
                .hasSizeGreaterThan(60)
                .filteredOn(complaint -> !complaint.group(1).startsWith("no test: "))
                .allSatisfy(complaint -> assertThat(complaint.group(1)).matches(NAMED.pattern() + ".*"));
    }

    private static Set<String> named() throws IOException {
        Set<String> names = new TreeSet<>();
        NAMED.matcher(Files.readString(CATALOGUE))
                .results()
                .forEach(
                        test -> names.add(test.group(2) == null ? test.group(1) : test.group(1) + "#" + test.group(2)));
        assertThat(names).hasSizeGreaterThan(100);
        return names;
    }

    private Stream<String> testsOf(String simpleName) {
        return classes.getOrDefault(simpleName, List.of()).stream()
                .flatMap(name -> Arrays.stream(load(name).getDeclaredMethods()))
                .filter(method -> TESTS.stream().anyMatch(kind -> AnnotationSupport.isAnnotated(method, kind)))
                .map(Method::getName);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, RegressionCatalogueTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("a source without its class: " + name, e);
        }
    }

    /** Full names by simple name; two of one name are told apart by what they have. */
    private static Map<String, List<String>> classes() {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            return sources.map(SOURCES::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith("Test.java"))
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                    .collect(groupingBy(
                            name -> name.substring(name.lastIndexOf('.') + 1), mapping(name -> name, toList())));
        } catch (IOException e) {
            throw new AssertionError("the tests cannot be read", e);
        }
    }
}
