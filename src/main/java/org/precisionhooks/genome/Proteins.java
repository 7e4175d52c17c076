package org.precisionhooks.genome;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.knowledge.Knowledge;

/** Whose amino acids a description of a protein counts. */
final class Proteins {

    private final Map<String, String> genes = new HashMap<>();

    private Proteins() {}

    /** Opens {@code genomics/proteins.tsv}. */
    static Proteins from(Knowledge knowledge) {
        Proteins proteins = new Proteins();
        knowledge.table("genomics/proteins", ProteinRow.class).rows().forEach(proteins::add);
        return proteins;
    }

    private void add(ProteinRow row) {
        genes.put(row.protein(), row.gene());
        genes.put(row.transcript(), row.gene());
        genes.put(row.gene(), row.gene());
    }

    /** The gene of a protein or transcript, whatever its version, or of its symbol: {@code NP_004963.1}, {@code NM_004972.4(JAK2)}. */
    Optional<String> gene(String reference) {
        int end = reference.indexOf('(');
        String accession = Accessions.withoutVersion(end < 0 ? reference : reference.substring(0, end));
        return Optional.ofNullable(genes.get(accession));
    }
}
