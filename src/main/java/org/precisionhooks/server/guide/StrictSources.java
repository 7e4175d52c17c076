package org.precisionhooks.server.guide;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationOptions;
import ca.uhn.fhir.validation.ValidationResult;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.access.scope.Callers;

/**
 * Refuses what does not fit its profile, from those sources alone that a site is strict with (genomics-fhir.md section 5.3);
 * whatever else arrives is kept and read as far as it can be.
 */
@Interceptor
final class StrictSources {

    private static final char AND_REQUEST = '#';

    private final Set<String> sources;
    private final Callers callers;
    private final FhirValidator validator;
    private final GuideProfiles profiles;

    /** @param sources ids of clients, and addresses as {@code meta.source} gives them */
    StrictSources(Set<String> sources, Callers callers, FhirValidator validator, GuideProfiles profiles) {
        this.sources = Set.copyOf(sources);
        this.callers = callers;
        this.validator = validator;
        this.profiles = profiles;
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void created(IBaseResource resource, RequestDetails details) {
        require(resource, details);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updated(IBaseResource before, IBaseResource after, RequestDetails details) {
        require(after, details);
    }

    private void require(IBaseResource resource, RequestDetails details) {
        if (resource instanceof Resource stored && isStrict(stored, details)) {
            ValidationOptions options = new ValidationOptions();
            profiles.guess(stored).ifPresent(options::addProfile);
            ValidationResult result = validator.validateWithResult(stored, options);
            if (!result.isSuccessful()) {
                throw new UnprocessableEntityException(
                        "The resource does not fit its profile", result.toOperationOutcome());
            }
        }
    }

    private boolean isStrict(Resource resource, RequestDetails details) {
        return sources.contains(address(resource))
                || (details instanceof ServletRequestDetails
                        && sources.contains(callers.of(details).requester().client()));
    }

    /** HAPI puts the id of the request behind the address. */
    private static String address(Resource resource) {
        String source = resource.getMeta().getSource();
        int request = source == null ? 0 : source.indexOf(AND_REQUEST);
        return source == null ? "" : request < 0 ? source : source.substring(0, request);
    }
}
