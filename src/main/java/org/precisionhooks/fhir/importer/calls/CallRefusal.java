package org.precisionhooks.fhir.importer.calls;

/** Why a call of a file is not taken; codes are stable and shown to clients. */
public enum CallRefusal {
    COLUMNS(
            "call-columns",
            "A gene and at least one of diplotype, phenotype and activity score are needed, parted by tabs"),
    TOO_LONG("call-too-long", "A cell is longer than any diplotype"),
    UNKNOWN_GENE("call-unknown-gene", "The gene is not known here"),
    NOT_CALLED("call-not-called", "The file has no result of this gene"),
    AMBIGUOUS("call-ambiguous", "Several results fit the gene and mean different things"),
    UNTESTED("call-untested", "Positions were not tested on which the result depends, and reference was assumed there"),
    UNREADABLE("call-unreadable", "Neither alleles nor phenotype nor activity score can be read");

    private final String code;
    private final String words;

    CallRefusal(String code, String words) {
        this.code = code;
        this.words = words;
    }

    public String code() {
        return code;
    }

    /** What is wrong, without any of the file's content. */
    public String words() {
        return words;
    }
}
