package org.precisionhooks.fhir.write.summary;

/** The sections of a genomic summary, in their order; their codes are those of {@code pm-summary-section}. */
enum SummarySection {
    ALLELES("Genes and their alleles", "No genotype, haplotype or phenotype of a gene is on file."),
    HLA("HLA", "No HLA typing is on file."),
    VARIANTS("Variants that were found", "No variant that was found is on file."),
    STRUCTURE("Structural variants and fusions", "No structural variant, copy number or fusion is on file."),
    IMPLICATIONS("What laboratories say of it", "No laboratory's statement on treatment or disease is on file."),
    TESTED(
            "What was tested",
            "Neither what a test looked at nor a result of not found is on file. What is not listed counts as not tested."),
    CONFLICTS("Results that contradict each other", "No two results on file contradict each other."),
    UNREAD("What could not be read", "All genetic results on file could be read.");

    private final String title;
    private final String nothing;

    SummarySection(String title, String nothing) {
        this.title = title;
        this.nothing = nothing;
    }

    String title() {
        return title;
    }

    /** What it means that nothing is listed; never that something is normal. */
    String nothing() {
        return nothing;
    }
}
