package org.precisionhooks.fhir.write;

import java.util.Locale;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;

/** Codings of our enumerations and of what the answers name. */
public final class Codes {

    private Codes() {}

    /** The code of a constant: {@code DOSE_DECREASE} is {@code dose-decrease}. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Coding of(String system, Enum<?> constant) {
        return new Coding().setSystem(system).setCode(code(constant));
    }

    public static Coding domain(Domain domain) {
        return new Coding().setSystem(Canonical.DOMAIN).setCode(domain.code());
    }

    public static CodeableConcept drug(Drug drug) {
        return concept(drug.coding().system(), drug.rxcui(), drug.name());
    }

    /** The category of a laboratory's results. */
    public static CodeableConcept laboratory() {
        return concept("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory", "Laboratory");
    }

    /** The category of results of genetics. */
    public static CodeableConcept genetics() {
        return concept("http://terminology.hl7.org/CodeSystem/v2-0074", "GE", "Genetics");
    }

    public static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept().addCoding(new Coding(system, code, display));
    }
}
