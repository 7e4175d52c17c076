package org.precisionhooks.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport.IssueSeverity;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;

/** Validates against core R4 and our own contract, without a server; code systems that are not ours are not looked into. */
public final class Validation {

    private static final Validation OURS = new Validation(List.of());

    /** The validator asks for the core package by name before it looks at an extension; we have none to give it. */
    private static final String WANTS_PACKAGE = "Unable to resolve package id hl7.fhir.r4.core";

    private final FhirValidator validator;

    private Validation(List<IValidationSupport> more) {
        FhirContext context = FhirContext.forR4Cached();
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IssueSeverity.WARNING);
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context));
        more.forEach(chain::addValidationSupport);
        chain.addValidationSupport(unknown);
        Contract.installed().joinTo(chain);
        validator = context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    /** The same, with another guide. */
    public static Validation with(IValidationSupport guide) {
        return new Validation(List.of(guide));
    }

    /** The errors in a resource, with where they are. */
    public static List<String> problems(String json) {
        return OURS.in(json);
    }

    /** The errors in a resource, with where they are. */
    public List<String> in(String json) {
        return validator.validateWithResult(json).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .filter(message -> !message.getMessage().contains(WANTS_PACKAGE))
                .map(message -> message.getLocationString() + ": " + message.getMessage())
                .toList();
    }
}
