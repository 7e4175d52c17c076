package org.precisionhooks.fhir.write.genomic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.precisionhooks.fhir.write.Codes;

/** The names of a variant, each in the component that the guide has for its kind. */
public final class VariantNames {

    private static final String HGVS = "http://varnomen.hgvs.org";
    private static final String SPDI = "https://api.ncbi.nlm.nih.gov/variation/v0/";
    private static final String DBSNP = "http://www.ncbi.nlm.nih.gov/projects/SNP";
    private static final String CLINVAR = "http://www.ncbi.nlm.nih.gov/clinvar";
    private static final String CLINVAR_PREFIX = "ClinVar:";
    private static final Pattern RS_NUMBER = Pattern.compile("rs[0-9]+");
    private static final Pattern SPDI_FORM = Pattern.compile("N[CGMRTW]_[0-9.]+:[0-9]+:[A-Z0-9]*:[A-Z0-9]*");
    /** Sequence type of an HGVS expression, after the reference sequence if there is one. */
    private static final Pattern HGVS_FORM = Pattern.compile("(?:[^:\\s]+:)?([cgmnp])\\.\\S+");

    private VariantNames() {}

    public static void write(String name, GenomicObservation written) {
        Matcher hgvs = HGVS_FORM.matcher(name);
        if (hgvs.matches()) {
            hgvs(name, hgvs.group(1).charAt(0), written);
        } else if (SPDI_FORM.matcher(name).matches()) {
            spdi(name, written);
        } else {
            id(written, other(name));
        }
    }

    private static void hgvs(String name, char type, GenomicObservation written) {
        CodeableConcept value = Codes.concept(HGVS, name, name);
        switch (type) {
            case 'c', 'n' -> written.loinc("48004-6", "DNA change (c.HGVS)", value);
            case 'p' -> written.loinc("48005-3", "Amino acid change (pHGVS)", value);
            default -> written.loinc("81290-9", "Genomic DNA change (gHGVS)", value);
        }
    }

    static void spdi(String spdi, GenomicObservation written) {
        id(written, Codes.concept(SPDI, spdi, spdi));
    }

    private static CodeableConcept other(String name) {
        if (RS_NUMBER.matcher(name).matches()) {
            return Codes.concept(DBSNP, name, name);
        }
        return name.startsWith(CLINVAR_PREFIX)
                ? Codes.concept(CLINVAR, name.substring(CLINVAR_PREFIX.length()), "")
                : new CodeableConcept().setText(name);
    }

    private static void id(GenomicObservation written, CodeableConcept value) {
        written.loinc("81252-9", "Discrete genetic variant", value);
    }
}
