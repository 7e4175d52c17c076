package org.precisionhooks.server;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Our definitions for validation. A profile that derives from one of Genomics Reporting stands on the resource type itself
 * while no guide is installed, so that what it says of itself is checked all the same.
 */
final class ContractSupport extends PrePopulatedValidationSupport {

    private static final String CORE = "http://hl7.org/fhir/StructureDefinition/";

    private final IValidationSupport chain;
    private final Set<String> derived;
    private final Map<String, StructureDefinition> onType = new ConcurrentHashMap<>();

    /** @param chain that it is a part of, which may know the guide */
    ContractSupport(IValidationSupport chain, List<MetadataResource> resources) {
        super(chain.getFhirContext());
        this.chain = chain;
        resources.forEach(this::addResource);
        this.derived = resources.stream()
                .filter(StructureDefinition.class::isInstance)
                .map(StructureDefinition.class::cast)
                .filter(profile -> !profile.getBaseDefinition().startsWith(CORE))
                .map(MetadataResource::getUrl)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable IBaseResource fetchStructureDefinition(String url) {
        IBaseResource found = super.fetchStructureDefinition(url);
        return found == null ? null : standing(found);
    }

    @Override
    public <T extends IBaseResource> @Nullable List<T> fetchAllStructureDefinitions() {
        List<T> all = super.fetchAllStructureDefinitions();
        return all == null ? null : standing(all);
    }

    @Override
    public @Nullable List<IBaseResource> fetchAllConformanceResources() {
        List<IBaseResource> all = super.fetchAllConformanceResources();
        return all == null ? null : standing(all);
    }

    @SuppressWarnings("unchecked") // a profile stays a profile
    private <T extends IBaseResource> List<T> standing(List<T> all) {
        return all.stream().map(one -> (T) standing(one)).toList();
    }

    private IBaseResource standing(IBaseResource found) {
        return found instanceof StructureDefinition profile && derived.contains(profile.getUrl()) && !isKnown(profile)
                ? onType.computeIfAbsent(profile.getUrl(), url -> onType(profile))
                : found;
    }

    private boolean isKnown(StructureDefinition profile) {
        return chain.fetchStructureDefinition(profile.getBaseDefinition()) != null;
    }

    private static StructureDefinition onType(StructureDefinition profile) {
        return profile.copy().setBaseDefinition(CORE + profile.getType());
    }
}
