package org.precisionhooks.fhir.access;

import static org.precisionhooks.BuiltIn.KNOWLEDGE;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.label.ResourceTypeRow;
import org.precisionhooks.consent.label.ResourceTypes;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.fhir.access.scope.AccessToken;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Grants;
import org.precisionhooks.fhir.access.scope.OperationScope;
import org.precisionhooks.fhir.access.scope.ScopeRules;
import org.precisionhooks.fhir.access.scope.Scopes;

/** The grants of the product's tables, and a caller whose token is bound to Patient/p1. */
final class ScopeFixture {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    static final List<OperationScope> OPERATIONS =
            KNOWLEDGE.table("consent/operation_scopes", OperationScope.class).rows();
    static final Grants GRANTS = new ScopeGrants(
            FHIR,
            new ScopeRules(OPERATIONS),
            new ResourceTypes(KNOWLEDGE
                    .table("consent/resource_types", ResourceTypeRow.class)
                    .rows()));

    private ScopeFixture() {}

    static Caller caller(String scopes) {
        return new Caller(
                Requester.treating("app"),
                List.of(),
                Set.of(),
                Optional.of("p1"),
                Optional.empty(),
                Optional.of(new AccessToken("t1", Scopes.parse(scopes))));
    }
}
