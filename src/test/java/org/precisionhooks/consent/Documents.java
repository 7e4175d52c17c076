package org.precisionhooks.consent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.document.Actor;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Provision;
import org.precisionhooks.consent.document.Provision.Type;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** Short consents for tests. */
public final class Documents {

    private Documents() {}

    static ConsentDocument permit(String id) {
        return of(id, rule(Type.PERMIT));
    }

    static ConsentDocument deny(String id) {
        return of(id, rule(Type.DENY));
    }

    static Provision rule(Type type, Provision... exceptions) {
        return new Provision(
                Optional.of(type),
                Optional.empty(),
                Provision.Applicability.ANY,
                Provision.Limits.NONE,
                false,
                List.of(exceptions));
    }

    public static ConsentDocument of(String id, Provision root) {
        return new ConsentDocument(
                id,
                "1",
                Optional.empty(),
                Set.of(),
                "active",
                new ConsentDocument.Kind(List.of(Coding.of(CodeSystems.SCOPE, "patient-privacy")), List.of()),
                Optional.of("Patient/p1"),
                Optional.empty(),
                List.of(),
                false,
                Optional.of(root),
                "");
    }

    public static Actor actor(String reference) {
        return new Actor(reference, Optional.empty(), true, Set.of(), Optional.empty());
    }

    public static ConsentDocument withStatus(ConsentDocument document, String status) {
        return new ConsentDocument(
                document.id(),
                document.version(),
                document.lastUpdated(),
                document.identifiers(),
                status,
                document.kind(),
                document.patient(),
                document.dateTime(),
                document.policyRules(),
                document.restrictOnly(),
                document.root(),
                document.defect());
    }
}
