package org.precisionhooks.server.guide;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import ca.uhn.fhir.validation.IValidationContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationContext;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Validates a genomic resource that neither names a profile nor is validated against one by the profile that its code tells,
 * and says so among the messages (genomics-fhir.md section 5.2).
 */
final class GuessedProfile implements IInstanceValidatorModule {

    static final String MESSAGE = "Guessed by its code and validated against ";

    private final IInstanceValidatorModule validator;
    private final GuideProfiles profiles;
    private final IValidationSupport chain;

    /** @param chain what is known; a profile that is not is not guessed */
    GuessedProfile(IInstanceValidatorModule validator, GuideProfiles profiles, IValidationSupport chain) {
        this.validator = validator;
        this.profiles = profiles;
        this.chain = chain;
    }

    @Override
    public void validateResource(IValidationContext<IBaseResource> context) {
        guess(context)
                .ifPresentOrElse(profile -> validate(context, profile), () -> validator.validateResource(context));
    }

    private Optional<String> guess(IValidationContext<IBaseResource> context) {
        return context.getOptions().getProfiles().isEmpty() && context.getResource() instanceof Resource resource
                ? profiles.guess(resource).filter(profile -> chain.fetchStructureDefinition(profile) != null)
                : Optional.empty();
    }

    private void validate(IValidationContext<IBaseResource> context, String profile) {
        IValidationContext<IBaseResource> guessed = ValidationContext.forText(
                context.getFhirContext(), context.getResourceAsString(), new ValidationOptions().addProfile(profile));
        validator.validateResource(guessed);
        SingleValidationMessage message = new SingleValidationMessage();
        message.setSeverity(ResultSeverityEnum.INFORMATION);
        message.setMessage(MESSAGE + profile);
        context.addValidationMessage(message);
        guessed.getMessages().forEach(context::addValidationMessage);
    }
}
