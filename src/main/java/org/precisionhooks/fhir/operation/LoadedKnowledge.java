package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.engine.pharmacogenomics.PairSwitch;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.KnowledgeParameters;
import org.precisionhooks.fhir.write.genomic.ScoreParameters;
import org.precisionhooks.knowledge.Knowledge;

/** {@code $knowledge}: the tables that this server advises from, and the scores that it has loaded, with source and version. */
public final class LoadedKnowledge implements OwnOperation {

    private final Knowledge knowledge;
    private final LoadedScores scores;
    private final ReferenceCohort cohort;

    public LoadedKnowledge(Knowledge knowledge, LoadedScores scores, ReferenceCohort cohort) {
        this.knowledge = knowledge;
        this.scores = scores;
        this.cohort = cohort;
    }

    @Operation(name = "$knowledge", idempotent = true, canonicalUrl = Canonical.KNOWLEDGE_OPERATION)
    public Parameters list() {
        Parameters list = KnowledgeParameters.of(
                knowledge.tables(),
                knowledge.table(PairSwitch.TABLE, PairSwitch.class).rows());
        scores.all().forEach(score -> list.addParameter(ScoreParameters.loaded(score)));
        cohort.files().forEach(file -> list.addParameter(ScoreParameters.loaded(file)));
        return list;
    }
}
