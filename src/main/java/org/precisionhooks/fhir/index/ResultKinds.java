package org.precisionhooks.fhir.index;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Tells what a result is by its code, never by its profile (genomics-fhir.md section 3.1). */
final class ResultKinds {

    private static final Map<String, ResultKind> KINDS = Map.ofEntries(
            Map.entry("69548-6", ResultKind.VARIANT),
            // Deletions and duplications, structural changes, and the results of core R4: variants where they are read
            // as such.
            Map.entry("83006-7", ResultKind.VARIANT),
            Map.entry("81291-7", ResultKind.VARIANT),
            Map.entry("55233-1", ResultKind.VARIANT),
            Map.entry("sct:363779003", ResultKind.VARIANT),
            Map.entry("84414-2", ResultKind.HAPLOTYPE),
            Map.entry("84413-4", ResultKind.GENOTYPE),
            Map.entry("82120-7", ResultKind.SEQUENCE_PHASE),
            Map.entry("tbd:therapeutic-implication", ResultKind.THERAPEUTIC),
            Map.entry("53040-2", ResultKind.THERAPEUTIC),
            Map.entry("51961-1", ResultKind.THERAPEUTIC),
            Map.entry("83009-1", ResultKind.THERAPEUTIC),
            Map.entry("tbd:effect-transporter-function", ResultKind.THERAPEUTIC),
            Map.entry("tbd:diagnostic-implication", ResultKind.DIAGNOSTIC),
            Map.entry("53037-8", ResultKind.DIAGNOSTIC),
            Map.entry("tbd:molecular-consequence", ResultKind.CONSEQUENCE),
            Map.entry("tbd:molecular-consequences", ResultKind.CONSEQUENCE));

    private final ReadingTables tables;

    ResultKinds(ReadingTables tables) {
        this.tables = tables;
    }

    Optional<ResultKind> of(CodeableConcept code) {
        return code.getCoding().stream()
                .filter(coding -> coding.hasCode())
                .map(coding -> tables.key(coding.hasSystem() ? coding.getSystem() : "", coding.getCode()))
                .flatMap(key -> Optional.ofNullable(KINDS.get(key)).stream())
                .findFirst();
    }
}
