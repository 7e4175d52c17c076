package org.precisionhooks.fhir.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/**
 * Answers {@code _include:iterate} step by step, each from resources that the caller may see alone. HAPI would go on from what
 * is withheld, so that the answer would tell what that refers to.
 */
@Interceptor
public final class IteratedIncludes {

    private static final int BEFORE_CONSENT = -5;
    private static final String PARAMETER = "_include:iterate";
    private static final String TAKEN = IteratedIncludes.class.getName();
    private static final int MOST_STEPS = 10;
    private static final int MOST_INCLUDED = 500;

    private final ConsentDecisions decisions;
    private final StoredVersions stored;
    private final FhirContext fhir = FhirContext.forR4Cached();

    IteratedIncludes(ConsentDecisions decisions, StoredVersions stored) {
        this.decisions = decisions;
        this.stored = stored;
    }

    /** What was taken from a request. */
    private record Taken(List<IncludeStep> steps, String query) {}

    /**
     * Before HAPI reads the parameters, and before the guard, which refuses what is not taken here. Entries of a Bundle do not
     * come this way; nor would their answers come back.
     */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void take(RequestDetails details) {
        RestOperationTypeEnum operation = details.getRestOperationType();
        boolean searches =
                operation == RestOperationTypeEnum.SEARCH_TYPE || operation == RestOperationTypeEnum.GET_PAGE;
        List<String> wanted = Arrays.stream(details.getParameters().getOrDefault(PARAMETER, new String[0]))
                .toList();
        List<IncludeStep> steps = wanted.stream()
                .flatMap(include -> IncludeStep.of(include, fhir).stream())
                .toList();
        if (searches && !steps.isEmpty() && steps.size() == wanted.size() && steps.size() <= MOST_STEPS) {
            Map<String, String[]> others = new TreeMap<>(details.getParameters());
            others.remove(PARAMETER);
            details.setParameters(others);
            details.getUserData().put(TAKEN, new Taken(steps, query(wanted)));
        }
    }

    private static String query(List<String> wanted) {
        StringBuilder query = new StringBuilder();
        wanted.forEach(include -> query.append('&')
                .append(PARAMETER)
                .append('=')
                .append(URLEncoder.encode(include, StandardCharsets.UTF_8)));
        return query.toString();
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = BEFORE_CONSENT)
    public void include(RequestDetails details, IBaseResource answer) {
        if (details.getUserData().get(TAKEN) instanceof Taken taken && answer instanceof Bundle page) {
            page.getLink().forEach(link -> complete(link, taken.query()));
            follow(details, page, taken.steps());
        }
    }

    /** Further pages are asked for in the same way. */
    private static void complete(BundleLinkComponent link, String query) {
        String url = link.getUrl();
        link.setUrl(url.indexOf('?') < 0 ? url + "?" + query.substring(1) : url + query);
    }

    private void follow(RequestDetails details, Bundle page, List<IncludeStep> steps) {
        Set<String> present = new LinkedHashSet<>();
        List<Resource> from = new ArrayList<>();
        for (BundleEntryComponent entry : page.getEntry()) {
            Optional.ofNullable(entry.getResource()).ifPresent(from::add);
        }
        from.forEach(resource -> present.add(reference(resource)));
        int most = present.size() + MOST_INCLUDED;
        while (!from.isEmpty() && present.size() < most) {
            from = next(details, from, steps, present);
            from.forEach(resource -> page.addEntry(entry(details, resource)));
        }
    }

    private List<Resource> next(
            RequestDetails details, List<Resource> from, List<IncludeStep> steps, Set<String> present) {
        Set<String> bases = Set.of(details.getFhirServerBase());
        List<IBaseResource> found = from.stream()
                .flatMap(resource -> steps.stream().flatMap(step -> step.from(resource, fhir, bases)))
                .filter(present::add)
                .limit(MOST_INCLUDED)
                .flatMap(this::stored)
                .toList();
        List<Boolean> seen = decisions.mayRead(details, found);
        List<Resource> visible = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (seen.get(i) && found.get(i) instanceof Resource resource) {
                visible.add(resource);
            }
        }
        return visible;
    }

    private Stream<IBaseResource> stored(String reference) {
        int slash = reference.indexOf('/');
        return stored.current(reference.substring(0, slash), reference.substring(slash + 1)).stream();
    }

    private static BundleEntryComponent entry(RequestDetails details, Resource resource) {
        BundleEntryComponent entry = new BundleEntryComponent();
        entry.setFullUrl(details.getFhirServerBase() + "/" + reference(resource))
                .setResource(resource);
        entry.getSearch().setMode(SearchEntryMode.INCLUDE);
        return entry;
    }

    private static String reference(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
