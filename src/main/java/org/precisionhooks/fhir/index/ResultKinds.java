package org.precisionhooks.fhir.index;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.knowledge.Knowledge;

/** Tells what a result is by its code, never by its profile (genomics-fhir.md section 3.1). */
public final class ResultKinds {

    private final Map<String, ResultKind> kinds;

    private ResultKinds(Map<String, ResultKind> kinds) {
        this.kinds = kinds;
    }

    /**
     * Row of {@code genomics/result_kinds}.
     *
     * @param code as {@link ReadingTables#key} spells it
     */
    record ResultKindRow(String code, ResultKind kind, String display) {}

    public static ResultKinds from(Knowledge knowledge) {
        return new ResultKinds(knowledge.table("genomics/result_kinds", ResultKindRow.class).rows().stream()
                .collect(Collectors.toMap(ResultKindRow::code, ResultKindRow::kind)));
    }

    Optional<ResultKind> of(CodeableConcept code, ReadingTables tables) {
        return code.getCoding().stream()
                .filter(coding -> coding.hasCode())
                .map(coding -> tables.key(coding.hasSystem() ? coding.getSystem() : "", coding.getCode()))
                .flatMap(key -> Optional.ofNullable(kinds.get(key)).stream())
                .findFirst();
    }
}
