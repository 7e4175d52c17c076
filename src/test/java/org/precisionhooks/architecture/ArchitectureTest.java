package org.precisionhooks.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the package table of the design over the product's classes, and shows on wrong ones that each rule bites. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String ROOT = "org.precisionhooks";
    private static final String WRONG_ROOT = "org.precisionhooks.architecture.wrong";

    private final JavaClasses product = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private final JavaClasses wrong = new ClassFileImporter().importPackages(WRONG_ROOT);

    private static List<ArchRule> rules(String root) {
        ArchitectureRules rules = new ArchitectureRules(root);
        PartRules parts = new PartRules(root);
        return Stream.concat(
                        rules.table().stream(),
                        Stream.of(
                                rules.domainsAreApart(),
                                rules.coreKnowsOnlyTheJdk(),
                                rules.coreTouchesNothingOutside(),
                                rules.coreIsReproducible(),
                                rules.consentedFactsAreMadeByConsent(),
                                rules.factsAreReadByTheGate(),
                                rules.ancestryIsNoInput(),
                                rules.systemRequestsAreFew(),
                                rules.storageIsCalledByFew(),
                                rules.pluginStandsAlone(),
                                rules.namesAreOfTheField(),
                                rules.coreHasNoGetters(),
                                parts.partsUseThoseBelow(),
                                parts.packagesAreFreeOfCycles()))
                .toList();
    }

    static List<ArchRule> productRules() {
        return rules(ROOT);
    }

    static List<ArchRule> wrongRules() {
        return rules(WRONG_ROOT);
    }

    @ParameterizedTest
    @MethodSource("productRules")
    void productKeepsTheRule(ArchRule rule) {
        rule.check(product);
    }

    @ParameterizedTest
    @MethodSource("wrongRules")
    void ruleBitesOnAViolation(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(wrong)).isInstanceOf(AssertionError.class);
    }

    @Test
    void eachPackageIsNullMarked() {
        assertThat(product.stream().map(JavaClass::getPackage).distinct())
                .allMatch(aPackage -> aPackage.isAnnotatedWith(NullMarked.class));
    }
}
