package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.fhir.access.Caller;
import org.precisionhooks.fhir.access.Callers;
import org.precisionhooks.fhir.access.Role;
import org.precisionhooks.fhir.access.Scope.Level;
import org.precisionhooks.fhir.index.IndexRebuild;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.write.Canonical;

/** {@code $rebuild-variant-index}: makes the index of genomic results anew, of one patient or of all. */
public final class RebuildVariantIndex implements OwnOperation {

    private final IndexRebuild rebuild;
    private final Callers callers;

    public RebuildVariantIndex(IndexRebuild rebuild, Callers callers) {
        this.rebuild = rebuild;
        this.callers = callers;
    }

    @Operation(
            name = "$rebuild-variant-index",
            canonicalUrl = Canonical.BASE + "OperationDefinition/rebuild-variant-index")
    public Parameters rebuild(RequestDetails details) {
        Caller caller = callers.of(details);
        boolean ofTheSystem =
                caller.token().filter(token -> token.scopes().has(Level.SYSTEM)).isPresent();
        if (!caller.is(Role.OWNER) && !ofTheSystem) {
            throw GenomicRefusal.NOT_THE_OWNER.exception("$rebuild-variant-index");
        }
        Optional<String> patient = SubjectArgument.named(new OperationInput(details), "patient", details);
        patient.ifPresent(rebuild::of);
        int done = patient.isPresent() ? 1 : rebuild.all();
        Parameters answer = new Parameters();
        answer.addParameter().setName("patients").setValue(new IntegerType(done));
        return answer;
    }
}
