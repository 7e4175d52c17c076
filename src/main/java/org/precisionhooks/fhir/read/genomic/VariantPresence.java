package org.precisionhooks.fhir.read.genomic;

import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.Answer;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Whether a variant was found: present is not the same as other than the reference (genomics-fhir.md section 3.6). */
final class VariantPresence {

    private VariantPresence() {}

    /** By its place, too: both alleles may be the reference there. */
    static Presence of(ObservationSheet sheet, ReadingTables tables, Placement placement) {
        Presence presence = of(sheet, tables);
        return presence == Presence.PRESENT && placement.isUnchanged() ? Presence.REFERENCE_CONFIRMED : presence;
    }

    /** Tells of a result that is not known to be one. */
    static void warn(Reading reading, ObservationSheet sheet) {
        ReadingTables tables = reading.tables();
        if (sheet.value().isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The variant has no readable result");
        } else if (tables.isContradictory(sheet.value())) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "Code and words of the result differ");
        } else if (tables.answer(sheet.value()).isEmpty()
                && StructuralReader.presenceInResult(sheet, tables) == Presence.INDETERMINATE) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The result does not tell whether the variant was found");
        }
    }

    static Presence of(ObservationSheet sheet, ReadingTables tables) {
        Presence presence = tables.answer(sheet.value())
                .map(Answer::presence)
                .orElseGet(() -> StructuralReader.presenceInResult(sheet, tables));
        return presence == Presence.PRESENT && isWildType(sheet, tables) ? Presence.REFERENCE_CONFIRMED : presence;
    }

    /** Reference and alternate are equal, HGVS ends in {@code =}, or the change is called wild type. */
    private static boolean isWildType(ObservationSheet sheet, ReadingTables tables) {
        String reference = sheet.value(Keys.REFERENCE_ALLELE).label();
        String alternate = sheet.value(Keys.ALTERNATE_ALLELE).label();
        return (!reference.isEmpty() && reference.equalsIgnoreCase(alternate))
                || endsUnchanged(sheet.value(Keys.G_HGVS))
                || endsUnchanged(sheet.value(Keys.C_HGVS))
                || tables.vocabulary().changes().isUnchanged(sheet.value(Keys.CHANGE_TYPE));
    }

    private static boolean endsUnchanged(Concept hgvs) {
        for (Coding coding : hgvs.codings()) {
            if (coding.code().endsWith("=") || coding.display().endsWith("=")) {
                return true;
            }
        }
        return hgvs.text().endsWith("=");
    }
}
