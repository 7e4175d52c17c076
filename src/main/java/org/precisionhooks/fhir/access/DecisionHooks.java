package org.precisionhooks.fhir.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.IPreResourceAccessDetails;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/**
 * Around HAPI's consent interceptor, which asks resource by resource: decides for all of a page before, and tells the log
 * after, still before the answer leaves.
 */
@Interceptor
public final class DecisionHooks {

    private static final int BEFORE_CONSENT = 50;
    private static final int LAST = 10_000;

    private final ConsentDecisions decisions;
    private final EverythingRule everything;

    public DecisionHooks(ConsentDecisions decisions) {
        this.decisions = decisions;
        this.everything = new EverythingRule(decisions);
    }

    @Hook(value = Pointcut.STORAGE_PREACCESS_RESOURCES, order = BEFORE_CONSENT)
    public void access(RequestDetails details, IPreResourceAccessDetails found) {
        List<Integer> positions = IntStream.range(0, found.size())
                .filter(i -> isThere(found, i))
                .boxed()
                .toList();
        List<IBaseResource> resources =
                positions.stream().map(found::getResource).toList();
        List<Boolean> seen = decisions.mayRead(details, resources);
        if (EverythingRule.concerns(details)) {
            everything
                    .unreferenced(details, resources, seen)
                    .forEach(i -> found.setDontReturnResourceAtIndex(positions.get(i)));
        }
    }

    /** HAPI has none for what it found and could no longer load. */
    private static boolean isThere(IPreResourceAccessDetails found, int position) {
        @Nullable IBaseResource resource = found.getResource(position);
        if (resource == null) {
            found.setDontReturnResourceAtIndex(position);
        }
        return resource != null;
    }

    @Hook(value = Pointcut.STORAGE_PRESHOW_RESOURCES, order = BEFORE_CONSENT)
    public void show(RequestDetails details, IPreResourceShowDetails found) {
        decisions.mayRead(
                details,
                IntStream.range(0, found.size())
                        .mapToObj(found::getResource)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = -1)
    public void answer(RequestDetails details) {
        RequestMemory.ifAny(details).ifPresent(RequestMemory::answer);
    }

    @Hook(value = Pointcut.SERVER_OUTGOING_RESPONSE, order = LAST)
    public void told(RequestDetails details) {
        decisions.tell(details);
    }

    @Hook(value = Pointcut.SERVER_HANDLE_EXCEPTION, order = -1)
    public void failed(@Nullable RequestDetails details) {
        if (details != null) {
            decisions.tell(details);
        }
    }
}
