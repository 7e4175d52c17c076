package org.precisionhooks.genome;

/** Builds of the human genome that coordinates are read on; older ones are refused. */
public enum GenomeBuild {
    GRCH37("GRCh37", "LA14029-5", "hg19"),
    GRCH38("GRCh38", "LA26806-2", "hg38");

    private final String label;
    private final String loinc;
    private final String ucsc;

    GenomeBuild(String label, String loinc, String ucsc) {
        this.label = label;
        this.loinc = loinc;
        this.ucsc = ucsc;
    }

    /** The name that the Genome Reference Consortium gives it. */
    public String label() {
        return label;
    }

    /** Answer code of LOINC 62374-4. */
    public String loinc() {
        return loinc;
    }

    /** The name that the genome browser of Santa Cruz gives it. */
    public String ucsc() {
        return ucsc;
    }

    public GenomeBuild other() {
        return this == GRCH37 ? GRCH38 : GRCH37;
    }
}
