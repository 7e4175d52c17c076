package org.precisionhooks.fhir.genomics;

import java.util.Optional;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.fhir.index.IndexedVariant;
import org.precisionhooks.fhir.write.genomic.GenomicFactWriter;
import org.precisionhooks.fhir.write.genomic.ResultFrame;

/** Variants that stand in the index only, such as those of an imported file, written as Observations when they are asked for. */
final class ImportedVariants {

    private final GenomicFactWriter writer;

    ImportedVariants(GenomicFactWriter writer) {
        this.writer = writer;
    }

    /** True for whatever is no Observation, contained or not. */
    static boolean isImported(FiledVariant filed) {
        String reference = filed.reference();
        return !reference.startsWith("Observation/") && reference.indexOf('#') < 0;
    }

    Observation render(FiledVariant filed) {
        IndexedVariant variant = filed.variant();
        ResultFrame frame = new ResultFrame("Patient/" + filed.patient(), specimen(variant), study(filed));
        Observation rendered = variant.simple()
                .map(simple -> writer.variant(simple, frame))
                .orElseGet(() -> writer.structure(variant.structural().orElseThrow(), frame));
        rendered.setId(id(filed));
        if (filed.reference().startsWith("MolecularSequence/")) {
            rendered.addDerivedFrom(new Reference(filed.reference()));
        }
        return rendered;
    }

    private static Optional<String> study(FiledVariant filed) {
        return Optional.of(filed.reference()).filter(reference -> reference.startsWith("Procedure/"));
    }

    private static Optional<String> specimen(IndexedVariant variant) {
        return variant.specimen()
                .lines()
                .filter(one -> one.startsWith("Specimen/"))
                .findFirst();
    }

    /** What a test cannot have found twice. */
    private static String id(FiledVariant filed) {
        GenomicFact fact = filed.variant().fact();
        String place = filed.variant()
                .location()
                .map(location -> location.spdi())
                .orElseGet(() -> filed.variant()
                        .structural()
                        .map(structural -> structural.change() + " " + structural.outer() + structural.inner()
                                + structural.copies())
                        .orElse(""));
        String phase = filed.variant()
                .simple()
                .flatMap(simple -> simple.phase())
                .map(String::valueOf)
                .orElse("");
        return AnswerIds.of(filed.reference() + " " + place + " " + fact.origin() + " " + fact.gene() + " " + phase
                + " " + filed.variant().names());
    }
}
