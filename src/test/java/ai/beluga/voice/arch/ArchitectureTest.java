package ai.beluga.voice.arch;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.Dependent;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The map of the code base: who may know whom. A new package must be entered here. */
class ArchitectureTest {

    private static final String ROOT = "ai.beluga.voice";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("audio", Set.of()),
            Map.entry("time", Set.of()),
            Map.entry("event", Set.of("audio")),
            Map.entry("turn", Set.of("event", "time")),
            Map.entry("journal", Set.of("event", "time", "turn")),
            Map.entry("speech", Set.of("event", "audio", "time")),
            Map.entry("memory", Set.of("event")),
            Map.entry("tool", Set.of("event", "time")),
            Map.entry("toolbox", Set.of("event", "time", "config", "tool")),
            Map.entry("agent", Set.of("event", "memory", "speech", "time", "tool")),
            Map.entry("pipeline", Set.of("event", "audio", "time", "turn", "speech", "agent", "memory", "tool")),
            Map.entry(
                    "session",
                    Set.of("pipeline", "turn", "speech", "agent", "memory", "event", "audio", "time", "tool")),
            Map.entry("call", Set.of("event", "time", "session", "config")),
            Map.entry("provider", Set.of("speech", "agent", "event", "audio", "time", "config", "tool")),
            Map.entry("twilio", Set.of("call", "session", "pipeline", "event", "audio", "time", "config")),
            Map.entry(
                    "demo",
                    Set.of("call", "session", "pipeline", "event", "audio", "time", "config", "twilio", "ops")));

    /** Packages that may use anything but what is named. */
    private static final Map<String, Set<String>> MAY_NOT_USE = Map.of(
            "config", Set.of("provider", "twilio", "store"),
            "ops", Set.of("provider", "twilio", "store"),
            "gateway", Set.of());

    private static final Set<String> WITHOUT_PLATFORM = Set.of("audio", "event", "time", "turn", "pipeline");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Stream<String> mappedPackages() {
        return MAY_USE.keySet().stream().sorted();
    }

    static Stream<String> freePackages() {
        return MAY_NOT_USE.keySet().stream().sorted();
    }

    static Stream<String> packagesWithoutPlatform() {
        return WITHOUT_PLATFORM.stream().sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mappedPackages")
    void packageKnowsOnlyWhatTheMapAllows(String name) {
        String[] allowed = Stream.concat(MAY_USE.getOrDefault(name, Set.of()).stream(), Stream.of(name))
                .map(ArchitectureTest::tree)
                .toArray(String[]::new);

        classes()
                .that()
                .resideInAPackage(tree(name))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage(ROOT + "..")).or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("freePackages")
    void freePackageKeepsAwayFromWhatTheMapForbids(String name) {
        String[] forbidden = MAY_NOT_USE.getOrDefault(name, Set.of()).stream()
                .map(ArchitectureTest::tree)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(tree(name))
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsOnTheMap() {
        String[] known = Stream.concat(MAY_USE.keySet().stream(), MAY_NOT_USE.keySet().stream())
                .map(ArchitectureTest::tree)
                .toArray(String[]::new);

        classes().should().resideInAnyPackage(known).check(CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packagesWithoutPlatform")
    void innerPackageKnowsNeitherJakartaNorMicroProfile(String name) {
        noClasses()
                .that()
                .resideInAPackage(tree(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyTimeReadsTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage(tree("time"))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void decisionsKnowNeitherThreadsNorClocksNorFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(tree("audio"), tree("event"), tree("turn"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..", "java.io..", "java.nio..", "java.net..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.time.Clock.class)
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(System.Logger.class)
                .check(CLASSES);
    }

    @Test
    void phoneSharesNoCodeWithTheProduct() {
        noClasses()
                .that()
                .resideInAPackage(tree("phone"))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(tree("phone")))))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .importPackages(ROOT + ".phone"));
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }

    /** The socket is what those share that are reached by one, the realtime wire what those share that speak it. */
    @Test
    void providersDoNotKnowEachOther() {
        slices().matching(ROOT + ".provider.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAPackage(tree("provider.socket")))
                .ignoreDependency(
                        resideInAnyPackage(tree("provider.openai"), tree("provider.grok")),
                        resideInAPackage(tree("provider.realtime")))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void simulatedVendorsShareNoCodeWithTheProduct() {
        noClasses()
                .that()
                .resideInAPackage(tree("simulator"))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(tree("simulator")))))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .importPackages(ROOT + ".simulator"));
    }

    @Test
    void topPackagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void serverEndpointsLiveAsLongAsTheirConnection() {
        classes()
                .that()
                .areAnnotatedWith(ServerEndpoint.class)
                .should()
                .beAnnotatedWith(Dependent.class)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyTheMediaPackageWritesToASocket() {
        noClasses()
                .that()
                .resideOutsideOfPackage(tree("twilio.media"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RemoteEndpoint.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheTwilioPackageMentionsTwilio() {
        noClasses()
                .that()
                .resideOutsideOfPackages(tree("twilio"), tree("demo"), tree("gateway"))
                .should()
                .haveSimpleNameContaining("Twilio")
                .check(CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Manager", "Helper", "Util", "Utils", "Impl"})
    void namesSayWhatAThingIs(String vague) {
        noClasses().should().haveSimpleNameEndingWith(vague).check(CLASSES);
    }

    private static String tree(String name) {
        return ROOT + "." + name + "..";
    }
}
