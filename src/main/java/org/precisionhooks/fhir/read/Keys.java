package org.precisionhooks.fhir.read;

/** Keys of the codes by which genomic content is recognised (genomics-fhir.md sections 3.1 and 3.3). */
final class Keys {

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

    static final String GENE = "48018-6";
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
    static final String THERAPY = "tbd:associated-therapy";
    static final String CONCLUSION = "tbd:conclusion-string";

    private Keys() {}
}
