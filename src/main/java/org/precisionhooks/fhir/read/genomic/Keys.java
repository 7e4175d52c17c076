package org.precisionhooks.fhir.read.genomic;

/** Keys of the codes by which genomic content is recognised (genomics-fhir.md sections 3.1 and 3.3). */
public final class Keys {

    static final String VARIANT = "69548-6";
    static final String GENOTYPE = "84413-4";
    static final String HAPLOTYPE = "84414-2";
    static final String DIAGNOSTIC_IMPLICATION = "tbd:diagnostic-implication";
    static final String SIGNIFICANCE = "53037-8";
    static final String PHENOTYPE = "81259-4";
    static final String THERAPEUTIC_IMPLICATION = "tbd:therapeutic-implication";
    static final String PREDICTED_IMPLICATION = "tbd:predicted-therapeutic-implication";
    static final String TRANSPORTER = "tbd:effect-transporter-function";
    static final String METABOLISM = "53040-2";
    static final String EFFICACY = "51961-1";
    static final String HIGH_RISK = "83009-1";
    static final String GENETICS_PANEL = "55233-1";
    static final String GENOTYPE_DETERMINATION = "sct:363779003";

    public static final String GENE = "48018-6";
    static final String C_HGVS = "48004-6";
    static final String G_HGVS = "81290-9";
    static final String P_HGVS = "48005-3";
    static final String REFERENCE_SEQUENCE = "48013-7";
    static final String TRANSCRIPT = "51958-7";
    static final String RANGE = "81254-5";
    static final String COORDINATE_SYSTEM = "92822-6";
    static final String REFERENCE_ALLELE = "69547-8";
    static final String ALTERNATE_ALLELE = "69551-0";
    static final String CHANGE_TYPE = "48019-4";
    static final String SOURCE_CLASS = "48002-0";
    static final String ALLELIC_STATE = "53034-5";
    static final String VARIANT_ID = "81252-9";
    static final String DBSNP_ID = "81255-2";
    static final String MEDICATION = "51963-7";
    static final String PHASE_RELATIONSHIP = "82120-7";
    static final String OVERALL_INTERPRETATION = "51968-6";
    static final String REGION_STUDIED = "53041-0";
    static final String RANGES_EXAMINED = "51959-5";
    static final String UNCALLABLE_REGIONS = "tbd:uncallable-regions";
    static final String MUTATIONS_TESTED = "36908-2";
    static final String CONSEQUENCE = "tbd:molecular-consequence";
    static final String CONSEQUENCES = "tbd:molecular-consequences";
    static final String FEATURE_CONSEQUENCE = "tbd:feature-consequence";
    static final String FUNCTIONAL_EFFECT = "tbd:functional-effect";
    static final String PROTEIN = "tbd:protein-ref-seq";
    static final String INHERITANCE = "tbd:condition-inheritance";
    static final String OLD_INHERITANCE = "TBD-mode-of-inheritance";
    static final String EVIDENCE = "93044-6";
    static final String BURDEN = "94077-5";
    static final String BIOMARKER_CATEGORY = "tbd:biomarker-category";
    static final String DELETION_DUPLICATION = "83006-7";
    static final String ISCN = "81291-7";
    static final String FUSION = "95123-6";
    static final String COPY_NUMBER_CHANGE = "62378-5";
    static final String COPY_NUMBER = "82155-3";
    static final String ALLELE_FRACTION = "81258-6";
    static final String ASSEMBLY = "62374-4";
    static final String CHROMOSOME = "48000-4";
    static final String INNER_RANGE = "81302-2";
    static final String OUTER_RANGE = "81301-4";
    static final String REPEAT_MOTIF = "tbd:repeat-motif";
    static final String REPEAT_NUMBER = "tbd:repeat-number";
    static final String COMPLEX_VARIANT_ID = "81260-2";
    static final String COMPLEX_VARIANT_NAME = "81262-8";
    static final String SOMATIC_DIAGNOSTIC = "TBD-somatic-diagnostic";
    static final String SOMATIC_PREDICTIVE = "TBD-somatic-predictive";
    static final String SOMATIC_PROGNOSTIC = "TBD-somatic-prognostic";
    public static final String OLD_GROUP = "TBD-grouper";
    static final String OLD_TRANSPORTER = "TBD";
    static final String OLD_MEDICATION = "TBD-medication";
    static final String OLD_THERAPY = "TBD-treatment";
    static final String OLD_CANCER = "TBD-cancer";
    static final String THERAPY = "tbd:associated-therapy";
    static final String CONCLUSION = "tbd:conclusion-string";

    private Keys() {}
}
