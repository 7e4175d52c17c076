package org.precisionhooks.server.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precisionhooks.BuiltIn;
import org.precisionhooks.SharedReference;
import org.precisionhooks.fhir.access.scope.Callers;

/** Guides from a folder, and sources that a site is strict with. */
class GuidePackagesTest {

    private static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";

    @TempDir
    Path folder;

    /** The guides of the reference data, joined like the server joins them, to a chain like that of a server. */
    private static FhirValidator validator() {
        return FhirContext.forR4Cached()
                .newValidator()
                .registerValidatorModule(new FhirInstanceValidator(
                        chain("genomics-fhir/packages/hl7.fhir.uv.genomics-reporting-3.0.0.tgz")));
    }

    private static ValidationSupportChain chain(String packaged) {
        ValidationSupportChain chain = chain();
        GuidePackages.only(SharedReference.require(packaged)).joinTo(chain);
        return chain;
    }

    private static ValidationSupportChain chain() {
        FhirContext context = FhirContext.forR4Cached();
        return new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context));
    }

    private static ValidationResult guessed(String packaged, Resource resource) {
        return guessed(chain(packaged), resource);
    }

    private static ValidationResult guessed(ValidationSupportChain chain, Resource resource) {
        return FhirContext.forR4Cached()
                .newValidator()
                .registerValidatorModule(new GuessedProfile(
                        new FhirInstanceValidator(chain), GuideProfiles.from(BuiltIn.KNOWLEDGE), chain))
                .validateWithResult(resource);
    }

    private static List<String> guesses(ValidationResult result) {
        return result.getMessages().stream()
                .map(message -> message.getMessage())
                .filter(message -> message.startsWith(GuessedProfile.MESSAGE))
                .map(message -> message.substring(GuessedProfile.MESSAGE.length()))
                .toList();
    }

    @Test
    void aResultWithoutAProfileIsHeldToTheOneOfItsCodeWhichIsSaid() {
        String current = "genomics-fhir/packages/hl7.fhir.uv.genomics-reporting-3.0.0.tgz";
        Observation wrong = variant();
        wrong.getCategory().remove(1);
        ValidationResult refused = guessed(current, wrong);
        ValidationResult right = guessed(current, variant());

        assertThat(guesses(refused)).containsExactly(GUIDE + "variant");
        assertThat(refused.isSuccessful()).isFalse();
        assertThat(guesses(right)).containsExactly(GUIDE + "variant");
        assertThat(right.isSuccessful()).isTrue();
        assertThat(guesses(guessed(current, declared(variant())))).isEmpty();
    }

    /** The draft of the next version asks for less. */
    @Test
    void ofSeveralVersionsTheLatestPublishedOneCounts() {
        ValidationSupportChain chain = chain();
        GuidePackages.in(SharedReference.require("genomics-fhir/packages")).joinTo(chain);
        Observation wrong = variant();
        wrong.getCategory().remove(1);

        assertThat(guessed(chain, variant()).isSuccessful()).isTrue();
        assertThat(guessed(chain, wrong).isSuccessful()).isFalse();
        assertThat(guessed(chain, declared(wrong)).isSuccessful()).isFalse();
    }

    /** As national guides and senders name a profile; the package states its version once. */
    @Test
    void aProfileThatIsNamedWithItsVersionIsFound() {
        ValidationSupportChain chain = chain();
        GuidePackages.in(SharedReference.require("genomics-fhir/packages")).joinTo(chain);
        Observation wrong = variant();
        wrong.getCategory().remove(1);
        wrong.getMeta().addProfile(GUIDE + "variant|3.0.0");
        Observation right = variant();
        right.getMeta().addProfile(GUIDE + "variant|3.0.0");
        Observation unknown = variant();
        unknown.getMeta().addProfile(GUIDE + "variant|1.0.0");

        assertThat(guessed(chain, right).isSuccessful()).isTrue();
        assertThat(guessed(chain, wrong).isSuccessful()).isFalse();
        assertThat(guessed(chain, unknown).isSuccessful()).isFalse();
    }

    @Test
    void aProfileOfAGuideThatIsNotInstalledIsNotGuessed() {
        Observation region = variant();
        region.setCode(concept("http://loinc.org", "53041-0"));

        assertThat(guesses(guessed("genomics-fhir/packages/hl7.fhir.uv.genomics-reporting-3.0.0.tgz", region)))
                .isEmpty();
        assertThat(guesses(guessed("genomics-fhir/packages/hl7.fhir.uv.genomics-reporting-2.0.0.tgz", region)))
                .containsExactly(GUIDE + "region-studied");
    }

    private static Observation variant() {
        Observation variant = new Observation();
        variant.setStatus(ObservationStatus.FINAL)
                .addCategory(concept("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory"))
                .addCategory(concept("http://terminology.hl7.org/CodeSystem/v2-0074", "GE"))
                .setCode(concept("http://loinc.org", "69548-6"))
                .setValue(concept("http://loinc.org", "LA9633-4"))
                .getSubject()
                .setReference("Patient/p");
        return variant;
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }

    private static Observation declared(Observation observation) {
        observation.getMeta().addProfile(GUIDE + "variant");
        return observation;
    }

    @Test
    void aResultOfTheGuideIsValidAndThreeWrongOnesAreNot() {
        FhirValidator validator = validator();
        Observation wrongCode = declared(variant());
        wrongCode.setCode(concept("http://loinc.org", "84413-4"));
        Observation wrongType = variant();
        wrongType
                .setCode(concept("http://loinc.org", "84413-4"))
                .setValue(new StringType("*1/*2"))
                .getMeta()
                .addProfile(GUIDE + "genotype");
        Observation withoutCategory = declared(variant());
        withoutCategory.getCategory().remove(1);

        assertThat(validator.validateWithResult(declared(variant())).isSuccessful())
                .isTrue();
        assertThat(validator.validateWithResult(wrongCode).isSuccessful()).isFalse();
        assertThat(validator.validateWithResult(wrongType).isSuccessful()).isFalse();
        assertThat(validator.validateWithResult(withoutCategory).isSuccessful()).isFalse();
    }

    @Test
    void onlyNamedSourcesAreHeldToTheirProfiles() {
        FhirValidator validator = validator();
        GuideProfiles profiles = GuideProfiles.from(BuiltIn.KNOWLEDGE);
        Observation wrong = variant();
        wrong.getCategory().remove(1);
        Observation sourced = wrong.copy();
        sourced.getMeta().setSource("https://lab.example.org/lis#a1");
        StrictSources byClient = new StrictSources(Set.of("dev"), Callers.development(), validator, profiles);
        StrictSources byAddress =
                new StrictSources(Set.of("https://lab.example.org/lis"), Callers.development(), validator, profiles);
        StrictSources nobody = new StrictSources(Set.of(), Callers.development(), validator, profiles);
        ServletRequestDetails details = new ServletRequestDetails();

        Assertions.assertThatExceptionOfType(UnprocessableEntityException.class)
                .isThrownBy(() -> byClient.created(wrong, details))
                .satisfies(refused -> assertThat(refused.getOperationOutcome()).isNotNull());
        Assertions.assertThatExceptionOfType(UnprocessableEntityException.class)
                .isThrownBy(() -> byAddress.updated(wrong, sourced, details));
        byAddress.created(wrong, details);
        nobody.created(sourced, details);
        byClient.created(variant(), details);
    }

    @Test
    void aFolderWithoutPackagesStopsTheStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> GuidePackages.in(folder))
                .withMessageContaining("holds no package");
        assertThatIllegalStateException()
                .isThrownBy(() -> GuidePackages.in(folder.resolve("none")))
                .withMessageContaining("does not exist");
    }

    @Test
    void aBrokenPackageStopsTheStartByItsName() throws IOException {
        Files.writeString(folder.resolve("broken.tgz"), "not a package");

        assertThatIllegalStateException()
                .isThrownBy(() -> GuidePackages.in(folder))
                .withMessageContaining("broken.tgz");
    }
}
