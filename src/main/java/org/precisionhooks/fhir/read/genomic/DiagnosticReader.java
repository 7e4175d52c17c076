package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Significance;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.Reading;

/** Reads what a variant means for disease: a diagnostic implication, or the inherited-disease implication of older guides. */
final class DiagnosticReader implements ObservationShape {

    /** The variant that an implication stands on. */
    private record Ground(GeneEvidence genes, Presence presence, Zygosity zygosity, List<String> names) {}

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        List<Ground> grounds = grounds(reading, sheet);
        GeneEvidence genes = genes(reading, sheet, grounds);
        reading.genes().addAll(genes.all());
        Origin origin = Origins.of(reading, sheet);
        if (genes.conflicts()) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "The implication and its variant name different genes");
            return;
        }
        write(
                reading,
                sheet,
                new DiagnosticImplication(
                        reading.source(),
                        genes.gene(),
                        origin,
                        significance(reading, sheet),
                        presence(grounds),
                        grounds.size() == 1 ? grounds.get(0).zygosity() : Zygosity.UNKNOWN,
                        grounds.stream()
                                .flatMap(ground -> ground.names().stream())
                                .toList(),
                        conditions(sheet),
                        inheritance(sheet)));
    }

    private static Significance significance(Reading reading, ObservationSheet sheet) {
        Significance significance =
                reading.tables().vocabulary().significances().of(stated(sheet));
        if (significance == Significance.UNKNOWN) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The class of the variant is not stated or not known");
        }
        return significance;
    }

    private static void write(Reading reading, ObservationSheet sheet, DiagnosticImplication implication) {
        reading.fact(implication);
        ConsequenceReader.readPart(
                reading,
                sheet,
                implication,
                Grounds.of(reading, sheet.derivedFrom()).references());
    }

    private static GeneEvidence genes(Reading reading, ObservationSheet sheet, List<Ground> grounds) {
        return GeneEvidence.ofComponents(sheet, reading.tables())
                .test(grounds.stream()
                        .flatMap(ground -> ground.genes().all().stream())
                        .distinct()
                        .toList());
    }

    /** A class that a laboratory puts into the variant itself. */
    static void ofVariant(Reading reading, ObservationSheet sheet, Variant variant) {
        if (sheet.has(Keys.SIGNIFICANCE)) {
            reading.fact(new DiagnosticImplication(
                    reading.source(),
                    variant.gene(),
                    variant.origin(),
                    reading.tables().vocabulary().significances().of(sheet.value(Keys.SIGNIFICANCE)),
                    variant.presence(),
                    variant.zygosity(),
                    variant.names(),
                    conditions(sheet),
                    inheritance(sheet)));
        }
    }

    private static List<Concept> conditions(ObservationSheet sheet) {
        List<Concept> conditions = new ArrayList<>(sheet.values(Keys.PHENOTYPE));
        conditions.addAll(sheet.values(Keys.OLD_CANCER));
        return conditions;
    }

    private static Concept inheritance(ObservationSheet sheet) {
        return sheet.value(sheet.has(Keys.INHERITANCE) ? Keys.INHERITANCE : Keys.OLD_INHERITANCE);
    }

    private static Concept stated(ObservationSheet sheet) {
        return sheet.has(Keys.SIGNIFICANCE) ? sheet.value(Keys.SIGNIFICANCE) : sheet.value();
    }

    private static List<Ground> grounds(Reading reading, ObservationSheet sheet) {
        List<Ground> grounds = new ArrayList<>(1);
        for (JsonNode reference : sheet.derivedFrom()) {
            Optional<Entry> entry = reading.resolve(reference);
            if (entry.isEmpty()) {
                reading.issue(
                        ReadIssueCode.UNRESOLVED_REFERENCE, "A variant that the implication rests on was not found");
            } else if (entry.get().type().equals("Observation")) {
                ground(reading, new ObservationSheet(entry.get().json(), reading.tables()))
                        .ifPresent(grounds::add);
            }
        }
        return grounds;
    }

    private static Optional<Ground> ground(Reading reading, ObservationSheet variant) {
        return variant.is(Keys.VARIANT)
                ? Optional.of(new Ground(
                        GeneEvidence.ofComponents(variant, reading.tables()),
                        VariantPresence.of(variant, reading.tables()),
                        reading.tables().vocabulary().allelicStates().of(variant.value(Keys.ALLELIC_STATE)),
                        VariantExpressions.of(variant, reading.tables())))
                : Optional.empty();
    }

    /** Found when each variant was; without one to look at it is not known. */
    private static Presence presence(List<Ground> grounds) {
        List<Presence> said = grounds.stream().map(Ground::presence).distinct().toList();
        return said.size() == 1 ? said.get(0) : Presence.INDETERMINATE;
    }
}
