package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Parameters;
import org.precisionhooks.engine.cardiology.polygenic.LoadedScores;
import org.precisionhooks.engine.cardiology.polygenic.ReferenceCohort;
import org.precisionhooks.engine.pharmacogenomics.PairSwitch;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.KnowledgeParameters;
import org.precisionhooks.fhir.write.genomic.ScoreParameters;
import org.precisionhooks.knowledge.Table;

/** {@code $knowledge}: the tables that this server advises from, and the scores that it has loaded, with source and version. */
public final class LoadedKnowledge implements OwnOperation {

    private final Supplier<Collection<Table<?>>> tables;
    private final LoadedScores scores;
    private final ReferenceCohort cohort;

    /** @param tables those by which is advised now */
    public LoadedKnowledge(Supplier<Collection<Table<?>>> tables, LoadedScores scores, ReferenceCohort cohort) {
        this.tables = tables;
        this.scores = scores;
        this.cohort = cohort;
    }

    @Operation(name = "$knowledge", idempotent = true, canonicalUrl = Canonical.KNOWLEDGE_OPERATION)
    public Parameters list() {
        Collection<Table<?>> used = tables.get();
        Parameters list = KnowledgeParameters.of(used, switches(used));
        scores.all().forEach(score -> list.addParameter(ScoreParameters.loaded(score)));
        cohort.files().forEach(file -> list.addParameter(ScoreParameters.loaded(file)));
        return list;
    }

    private static List<PairSwitch> switches(Collection<Table<?>> tables) {
        return tables.stream()
                .filter(table -> table.name().equals(PairSwitch.TABLE))
                .flatMap(table -> table.rows().stream())
                .map(PairSwitch.class::cast)
                .toList();
    }
}
