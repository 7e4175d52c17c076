package org.precisionhooks.fhir.read;

import org.precisionhooks.facts.Coding;

/** Versions and habits in which laboratories send results (genomics-fhir.md sections 3.5 and 3.8). */
enum SentShape {
    STU1,
    STU2,
    STU3,
    STU4_CI,
    CORE_R4,
    MCODE,
    PLAIN_LOINC;

    private static final String SYSTEMS = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/";

    boolean isOfGuide() {
        return compareTo(STU4_CI) <= 0;
    }

    /** Required on Observations since STU3. */
    boolean isOfCategoryGenetics() {
        return this == STU3 || this == STU4_CI;
    }

    boolean isBeforeThird() {
        return this == STU1 || this == STU2 || this == MCODE;
    }

    String codes() {
        return this == STU1 ? SYSTEMS + "tbd-codes" : SYSTEMS + "tbd-codes-cs";
    }

    String phases() {
        return isBeforeThird()
                ? SYSTEMS + "sequence-phase-relationship-cs"
                : "http://terminology.hl7.org/CodeSystem/sequence-phase-relationship-cs";
    }

    String geneSystem() {
        return isBeforeThird() ? "http://www.genenames.org/geneId" : "http://www.genenames.org";
    }

    /** Older senders leave the prefix away. */
    String geneCode(Coding gene) {
        return this == STU1 ? gene.code().replace("HGNC:", "") : gene.code();
    }

    String changes() {
        return isBeforeThird() ? "http://sequenceontology.org" : "http://www.sequenceontology.org";
    }

    /** The first base is 0 or 1. */
    int base() {
        return isBeforeThird() ? 1 : 0;
    }

    String baseAnswer() {
        return base() == 1 ? "LA30102-0" : "LA30100-4";
    }
}
