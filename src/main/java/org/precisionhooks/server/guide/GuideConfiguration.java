package org.precisionhooks.server.guide;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.jpa.validation.JpaValidationSupportChain;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.IInstanceValidatorModule;
import java.nio.file.Path;
import java.util.Set;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.server.settings.PrecisionHooksProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Joins the guides of a site's folder to the validation of the FHIR server; without that folder nothing of this is there. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("precision-hooks.fhir.packages")
public class GuideConfiguration {

    @Bean
    FhirValidator guideValidator(
            PrecisionHooksProperties properties, JpaValidationSupportChain chain, IInstanceValidatorModule module) {
        GuidePackages.in(Path.of(String.valueOf(properties.fhir().packages()))).joinTo(chain);
        return FhirContext.forR4Cached().newValidator().registerValidatorModule(module);
    }

    /** Before HAPI's own, so that {@code $validate} guesses as well. */
    @Bean
    @Primary
    IInstanceValidatorModule guessedProfile(
            @Qualifier("myInstanceValidator") IInstanceValidatorModule validator,
            GuideProfiles profiles,
            JpaValidationSupportChain chain) {
        return new GuessedProfile(validator, profiles, chain);
    }

    @Bean
    GuideWarmUp guideWarmUp(FhirValidator guideValidator) {
        return new GuideWarmUp(guideValidator);
    }

    /** In the registry of the storage, so that no way of storing leads past it. */
    @Bean
    StrictSources strictSources(
            PrecisionHooksProperties properties,
            Callers callers,
            FhirValidator guideValidator,
            GuideProfiles profiles,
            IInterceptorService storage) {
        Set<String> named = properties.fhir().strict();
        StrictSources sources = new StrictSources(named == null ? Set.of() : named, callers, guideValidator, profiles);
        storage.registerInterceptor(sources);
        return sources;
    }
}
