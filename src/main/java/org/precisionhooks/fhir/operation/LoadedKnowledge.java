package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.engine.pharmacogenomics.PairSwitch;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.KnowledgeParameters;
import org.precisionhooks.knowledge.Knowledge;

/** {@code $knowledge}: the tables that this server advises from, with source and version. */
public final class LoadedKnowledge implements OwnOperation {

    private final Knowledge knowledge;

    public LoadedKnowledge(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Operation(name = "$knowledge", idempotent = true, canonicalUrl = Canonical.KNOWLEDGE_OPERATION)
    public Parameters list() {
        return KnowledgeParameters.of(
                knowledge.tables(),
                knowledge.table(PairSwitch.TABLE, PairSwitch.class).rows());
    }
}
