package org.precisionhooks.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.stream.IntStream;

/** How packages are parted: each part is one idea, and the parts stand in one direction. */
record PartRules(String root) {

    /** The parts of a package, lowest first: each may use those that stand before it. */
    private static final List<List<String>> PARTS = List.of(
            List.of(
                    "consent.term",
                    "consent.label",
                    "consent.request",
                    "consent.document",
                    "consent.tenant",
                    "consent.decision",
                    "consent"),
            List.of(
                    "fhir.read.json",
                    "fhir.read.vocabulary",
                    "fhir.read.resource",
                    "fhir.read.genomic",
                    "fhir.read.consent",
                    "fhir.read"),
            List.of("fhir.write", "fhir.write.genomic", "fhir.write.advice", "fhir.write.summary", "fhir.write.risk"),
            List.of("fhir.importer.vcf", "fhir.importer", "fhir.importer.calls"),
            List.of("fhir.access.scope", "fhir.access"),
            List.of("fhir.operation", "fhir.operation.statistics", "fhir.operation.audit", "fhir.operation.file"),
            List.of("cdshooks.hook", "cdshooks.client", "cdshooks.card", "cdshooks.feedback", "cdshooks"));

    ArchRule partsUseThoseBelow() {
        return CompositeArchRule.of(PARTS.stream()
                        .flatMap(parts -> IntStream.range(0, parts.size() - 1)
                                .mapToObj(i -> below(parts.get(i), parts.subList(i + 1, parts.size()))))
                        .toList())
                .as("the parts of a package use those below them");
    }

    private ArchRule below(String part, List<String> above) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + part)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        above.stream().map(name -> root + "." + name).toArray(String[]::new))
                .allowEmptyShould(true);
    }

    ArchRule packagesAreFreeOfCycles() {
        return slices().assignedFrom(new Packages(root))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    /** Each package by its name. */
    private record Packages(String root) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            return name.startsWith(root + ".") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
