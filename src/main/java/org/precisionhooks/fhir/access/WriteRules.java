package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.precisionhooks.consent.label.ResourceTypes.Content;
import org.precisionhooks.fhir.access.scope.Role;

/** What may be written: by what every named patient permits, and by who keeps the reserved types. */
final class WriteRules {

    private final ConsentDecisions decisions;
    private final StoredVersions stored;
    private final Conditions conditions;

    WriteRules(ConsentDecisions decisions, StoredVersions stored, Conditions conditions) {
        this.decisions = decisions;
        this.stored = stored;
        this.conditions = conditions;
    }

    /** Remembers what a request brings itself, which other parts of it may refer to. */
    void bring(RequestDetails details, IBaseResource resource) {
        Optional.ofNullable(details.getConditionalUrl(details.getRestOperationType()))
                .ifPresent(condition -> conditions.forget(resource.fhirType(), condition));
        RequestMemory memory = decisions.memory(details);
        synchronized (memory) {
            memory.created().add(resource);
        }
        Directory.mark(memory.caller(), resource);
    }

    void requireChoiceOfIds(RequestDetails details) {
        if (!decisions.caller(details).is(Role.OWNER)) {
            throw AccessRefusal.NOT_PERMITTED.exception();
        }
    }

    void create(RequestDetails details, IBaseResource resource) {
        references(details, resource, decisions.references(resource));
        check(details, RestOperationTypeEnum.CREATE, resource);
    }

    /** What was referred to before stays. */
    void update(RequestDetails details, IBaseResource before, IBaseResource after) {
        Set<String> fresh = new TreeSet<>(decisions.references(after));
        fresh.removeAll(decisions.references(before));
        references(details, after, fresh);
        check(details, RestOperationTypeEnum.UPDATE, before);
        check(details, RestOperationTypeEnum.UPDATE, after);
    }

    /** Told in the transaction of the write, so that there is none without its audit. */
    void check(RequestDetails details, RestOperationTypeEnum operation, IBaseResource resource) {
        TransactionEnd.tell(decisions, details);
        decide(details, operation, resource);
    }

    private void decide(RequestDetails details, RestOperationTypeEnum operation, IBaseResource resource) {
        String type = resource.fhirType();
        if (decisions.types().content(type) == Content.RESERVED
                && !ReservedTypes.mayWrite(decisions.caller(details), type, resource)) {
            throw AccessRefusal.RESERVED.exception();
        }
        if (!decisions.mayWrite(details, operation, resource)
                || !Directory.mayWrite(decisions.caller(details), operation, type)) {
            throw AccessRefusal.NOT_PERMITTED.exception();
        }
    }

    /** To refer to what may not be seen is answered like a reference to what is not there. */
    private void references(RequestDetails details, IBaseResource resource, Set<String> references) {
        if (resource.fhirType().equals("Consent")) {
            requireConfirmed(details, references);
        }
        Set<String> unknown = new TreeSet<>(isKept(details, resource) ? Set.of() : references);
        decisions.memory(details).created().forEach(own -> unknown.remove(reference(own)));
        // The patient of a token is known by it, whatever else it lets be read.
        decisions.caller(details).patient().ifPresent(own -> unknown.remove("Patient/" + own));
        unknown.removeIf(reference -> isOpen(reference) || isSeen(details, reference));
        if (!unknown.isEmpty()) {
            throw AccessRefusal.UNKNOWN_REFERENCE.exception();
        }
    }

    /** Of two entries for one person a consent must not name the one that stands for nobody. */
    private void requireConfirmed(RequestDetails details, Set<String> references) {
        boolean sent = decisions.memory(details).created().stream()
                .filter(Directory::isUnconfirmed)
                .anyMatch(entry -> references.contains(reference(entry)));
        boolean kept = references.stream()
                .filter(reference -> Directory.isSent(type(reference)))
                .flatMap(reference -> current(reference).stream())
                .anyMatch(Directory::isUnconfirmed);
        if (sent || kept) {
            throw AccessRefusal.UNCONFIRMED_ACTOR.exception();
        }
    }

    private Optional<IBaseResource> current(String reference) {
        return stored.current(type(reference), reference.substring(reference.indexOf('/') + 1));
    }

    /** Who keeps consents for all patients knows of all patients. */
    private boolean isKept(RequestDetails details, IBaseResource resource) {
        return decisions.content(resource) == Content.RESERVED
                && decisions.caller(details).is(Role.CONSENT_OFFICER);
    }

    private boolean isOpen(String reference) {
        return decisions.types().content(type(reference)) == Content.OPEN;
    }

    boolean isSeen(RequestDetails details, String reference) {
        return current(reference)
                .filter(resource -> decisions.mayRead(details, RestOperationTypeEnum.READ, resource))
                .isPresent();
    }

    private static String type(String reference) {
        return reference.substring(0, reference.indexOf('/'));
    }

    private static String reference(IBaseResource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
