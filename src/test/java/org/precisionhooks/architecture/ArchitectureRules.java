package org.precisionhooks.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** The layout of the code as rules over a root package, so that they can be tried on a small wrong layout too. */
record ArchitectureRules(String root) {

    private static final List<String> CORE = List.of("facts", "consent", "knowledge", "genome", "engine", "advice");

    /** Package, and the packages that it may use beside itself; those of {@code engine} are its contract only. */
    private record Row(String name, List<String> mayUse) {}

    private static final List<Row> TABLE = List.of(
            new Row("facts", List.of()),
            new Row("consent", List.of("facts")),
            new Row("knowledge", List.of()),
            new Row("genome", List.of("facts", "knowledge")),
            new Row("advice", List.of("facts", "consent", "knowledge", "engine")));

    List<ArchRule> table() {
        return Stream.concat(
                        TABLE.stream().map(row -> row(row.name() + "..", row.mayUse())),
                        Stream.of(
                                row("engine", List.of("facts", "consent", "knowledge")),
                                row("engine.*..", List.of("engine", "facts", "consent", "knowledge", "genome")),
                                row("release..", List.of("knowledge", "engine", "engine.*..")),
                                row(
                                        "fhir..",
                                        List.of(
                                                "facts",
                                                "consent",
                                                "knowledge",
                                                "genome",
                                                "engine",
                                                "engine.*..",
                                                "advice")),
                                row(
                                        "cdshooks..",
                                        List.of(
                                                "facts",
                                                "consent",
                                                "knowledge",
                                                "genome",
                                                "engine",
                                                "engine.*..",
                                                "advice",
                                                "fhir"))))
                .toList();
    }

    ArchRule domainsAreApart() {
        return slices().matching(root + ".engine.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    ArchRule coreKnowsOnlyTheJdk() {
        return noClasses()
                .that(areCore())
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", "org.jspecify..", root + "..")))
                .because("the core decides; adapters know the libraries")
                .allowEmptyShould(true);
    }

    ArchRule coreTouchesNothingOutside() {
        return noClasses()
                .that(areCore().and(not(resideInAPackage(root + ".knowledge.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql.."))
                .because("only the loading of knowledge reads files")
                .allowEmptyShould(true);
    }

    ArchRule coreIsReproducible() {
        return noClasses()
                .that(areCore())
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "java.util.random..")
                        .or(assignableTo(Random.class))
                        .or(assignableTo(java.time.Clock.class)))
                .orShould()
                .callMethodWhere(target(owner(resideInAPackage("java.time..")), "now"))
                .orShould()
                .callMethodWhere(target(owner(type(System.class)), "currentTimeMillis|nanoTime|getenv|getProperty"))
                .orShould()
                .callMethodWhere(target(owner(type(Math.class)), "random"))
                .orShould()
                .callMethodWhere(target(owner(type(UUID.class)), "randomUUID"))
                .because("the same facts and versions give the same answer")
                .allowEmptyShould(true);
    }

    ArchRule consentedFactsAreMadeByConsent() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".consent.."))))
                .should()
                .callConstructorWhere(Predicates.target(owner(name(root + ".consent.ConsentedFacts"))))
                .allowEmptyShould(true);
    }

    ArchRule factsAreReadByTheGate() {
        String reader = root + ".facts.FactsReader";
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(not(name(root + ".consent.ConsentGate").forSubtype()))
                        .and(not(assignableTo(reader))))
                .should()
                .callMethodWhere(Predicates.target(owner(assignableTo(reader))))
                .because("whoever reads the record past the gate reads it past consent")
                .allowEmptyShould(true);
    }

    /** Race is counted by, and worked with by nobody: two equations ask for it as a result that a site names. */
    ArchRule ancestryIsNoInput() {
        return noClasses()
                .that(resideInAPackage(root + ".engine.."))
                .should()
                .dependOnClassesThat(name(root + ".facts.Ancestry").forSubtype())
                .because("what is recorded of race is an input of no advice and no risk")
                .allowEmptyShould(true);
    }

    /** Requests of the system pass the interceptors of the API, and so does a request that HAPI is told to skip. */
    ArchRule systemRequestsAreFew() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(not(name(root + ".server.DaoVersions").forSubtype()))
                        .and(not(name(root + ".server.demo.DemoPatients").forSubtype())))
                .should()
                .dependOnClassesThat(
                        name("ca.uhn.fhir.rest.api.server.SystemRequestDetails").forSubtype())
                .orShould()
                .callMethodWhere(target(
                        owner(name("ca.uhn.fhir.rest.server.interceptor.consent.ConsentInterceptor")),
                        "skipAllConsentForRequest"))
                .because("what reads as the system reads past consent (threat 18)")
                .allowEmptyShould(true);
    }

    /** HAPI's storage takes requests without details for its own, past consent: whoever calls it has asked, or wrote what it reads. */
    ArchRule storageIsCalledByFew() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(not(name(root + ".server.DaoVersions").forSubtype()))
                        .and(not(name(root + ".server.CallersReads").forSubtype()))
                        .and(not(name(root + ".server.DaoTasks").forSubtype()))
                        .and(not(name(root + ".server.KeptResources").forSubtype()))
                        .and(not(name(root + ".server.demo.DemoPatients").forSubtype())))
                .should()
                .callMethodWhere(target(owner(assignableTo("ca.uhn.fhir.jpa.api.dao.IDao")), "(?!getContext$).*"))
                .because("what is read from the storage directly is read past consent")
                .allowEmptyShould(true);
    }

    ArchRule pluginStandsAlone() {
        return noClasses()
                .that(resideInAPackage(root + ".server.plugin..")
                        .or(name(root + ".server.HooksConfiguration").forSubtype()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".server.jpa..", root + ".server.web..", root + ".server.demo..")
                .because("a foreign server keeps its own storage and its own web layer")
                .allowEmptyShould(true);
    }

    ArchRule namesAreOfTheField() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Impl|Helper|Manager|Utils?)")
                .allowEmptyShould(true);
    }

    ArchRule coreHasNoGetters() {
        return methods()
                .that()
                .areDeclaredInClassesThat(areCore())
                .should()
                .haveNameNotMatching("get[A-Z].*")
                .allowEmptyShould(true);
    }

    private ArchRule row(String name, List<String> mayUse) {
        String[] allowed =
                Stream.concat(Stream.of(name), mayUse.stream()).map(this::at).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(at(name))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))))
                .as(name + " uses only " + Arrays.toString(allowed))
                .allowEmptyShould(true);
    }

    /** The contract of engines and a whole domain are told apart; every other package is meant with what is below it. */
    private String at(String name) {
        boolean exact = name.startsWith("engine") || name.endsWith("..");
        return root + "." + name + (exact ? "" : "..");
    }

    private DescribedPredicate<JavaClass> areCore() {
        return resideInAnyPackage(
                CORE.stream().map(name -> root + "." + name + "..").toArray(String[]::new));
    }

    private static DescribedPredicate<JavaMethodCall> target(
            DescribedPredicate<? super MethodCallTarget> owner, String method) {
        DescribedPredicate<MethodCallTarget> ofOwner = owner.forSubtype();
        return DescribedPredicate.describe(
                "calls " + method,
                call -> ofOwner.and(nameMatching(method).forSubtype()).test(call.getTarget()));
    }
}
