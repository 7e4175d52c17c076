package org.precisionhooks.fhir.importer.calls;

import java.util.List;
import org.hl7.fhir.r4.model.Observation;
import org.precisionhooks.facts.GenomicFact;

/**
 * A call as the results that it becomes.
 *
 * @param gene HGNC symbol
 * @param results one for each statement; several only for HLA
 * @param notes what its sender should know
 */
public record ReadCall(String place, String gene, List<Result> results, List<Note> notes) {

    public ReadCall {
        results = List.copyOf(results);
        notes = List.copyOf(notes);
    }

    /**
     * A result.
     *
     * @param fact what it is read as
     * @param says what it comes to, empty where it cannot be computed with
     */
    public record Result(Observation observation, GenomicFact fact, String says) {}

    /**
     * What its sender should know of a call.
     *
     * @param words about what
     */
    public record Note(Kind kind, String words) {}

    /** Kinds of notes; codes are stable and shown to clients. */
    public enum Kind {
        PHENOTYPE_UNREAD(
                "call-phenotype-unread", "The phenotype is in no words that are read here; its alleles are taken"),
        NOT_COMPUTABLE("call-not-computable", "It is kept, and guidance cannot be looked up by it"),
        MISMATCH("call-mismatch", "The call says different things; the first leads");

        private final String code;
        private final String words;

        Kind(String code, String words) {
            this.code = code;
            this.words = words;
        }

        public String code() {
            return code;
        }

        public String words() {
            return words;
        }
    }
}
