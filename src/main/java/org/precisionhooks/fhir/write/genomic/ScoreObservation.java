package org.precisionhooks.fhir.write.genomic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.precisionhooks.engine.cardiology.polygenic.PolygenicScore;
import org.precisionhooks.engine.cardiology.polygenic.ScoreTitle;
import org.precisionhooks.fhir.importer.vcf.PatientScores.Scored;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/** Writes a polygenic score as a result that can be kept: stored, it stands beside the risk of the patient. */
final class ScoreObservation {

    private static final String CATALOG = "https://www.pgscatalog.org/score";
    private static final Pattern CATALOG_ID = Pattern.compile("PGS\\d{6}");
    private static final String ONE = "1";

    private ScoreObservation() {}

    static Observation of(Scored scored, Answering answer, String source) {
        ScoreTitle title = scored.of().file().title();
        Observation observation = new Observation();
        observation
                .setStatus(ObservationStatus.FINAL)
                .addCategory(Codes.laboratory())
                .addCategory(Codes.genetics());
        observation.setCode(new CodeableConcept()
                .addCoding(new Coding(Canonical.RESULT_KIND, "polygenic-score", "Polygenic score"))
                .setText(words(title)));
        observation.setSubject(new Reference("Patient/" + answer.patient()));
        observation.setEffective(answer.dateTime());
        observation.setMethod(method(title));
        observation.setValue(sum(scored));
        outcome(title, observation);
        counts(scored, observation);
        notes(scored).forEach(note -> observation.addNote().setText(note));
        if (!source.isEmpty()) {
            observation.addDerivedFrom(genotypes(source));
        }
        return observation;
    }

    private static Quantity sum(Scored scored) {
        return new Quantity()
                .setValue(ScoreParameters.sum(scored.score().sum().orElseThrow()))
                .setUnit(ONE)
                .setSystem(Canonical.UCUM)
                .setCode(ONE);
    }

    private static void counts(Scored scored, Observation observation) {
        ScoreParameters.counts(scored.score())
                .forEach((name, count) -> observation
                        .addComponent()
                        .setCode(new CodeableConcept().addCoding(new Coding(Canonical.SCORE_COUNT, name, null)))
                        .setValue(new IntegerType(count)));
    }

    /** By its address and not as a link: whoever keeps the result may not see the file. */
    private static Reference genotypes(String source) {
        Reference reference = new Reference();
        reference.setIdentifier(new Identifier().setSystem("urn:ietf:rfc:3986").setValue(source));
        return reference.setDisplay("The genotypes");
    }

    private static String words(ScoreTitle title) {
        return "Polygenic score " + title.id() + (title.trait().isEmpty() ? "" : " (" + title.trait() + ")");
    }

    /** What the score was made for, where Genomics Reporting has the phenotype that goes with a result. */
    private static void outcome(ScoreTitle title, Observation observation) {
        CodeableConcept outcome = new CodeableConcept();
        title.traits().forEach(trait -> outcome.addCoding(new Coding(ontology(trait), trait, null)));
        if (!title.trait().isEmpty()) {
            outcome.setText(title.trait());
        }
        if (!outcome.isEmpty()) {
            observation
                    .addComponent()
                    .setCode(GenomicObservation.answer("81259-4", "Associated phenotype"))
                    .setValue(outcome);
        }
    }

    private static String ontology(String trait) {
        return trait.startsWith("EFO_") ? "http://www.ebi.ac.uk/efo/" : "http://purl.obolibrary.org/obo/";
    }

    private static CodeableConcept method(ScoreTitle title) {
        CodeableConcept method = new CodeableConcept().setText(title.id());
        if (CATALOG_ID.matcher(title.id()).matches()) {
            method.addCoding(new Coding(CATALOG, title.id(), title.name().isEmpty() ? null : title.name()));
        }
        return method;
    }

    /** What a sum is not, and what was done to make it. */
    static List<String> notes(Scored scored) {
        PolygenicScore score = scored.score();
        List<String> notes = new ArrayList<>();
        if (score.sum().isPresent()) {
            notes.add(
                    "A raw sum. It has no percentile and no class of risk, since no reference distribution that matches"
                            + " the ancestry of the patient is loaded, and it is part of no equation of risk.");
        }
        notes.addAll(scored.notes());
        return notes;
    }
}
