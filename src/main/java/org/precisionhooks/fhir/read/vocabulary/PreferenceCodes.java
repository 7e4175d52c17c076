package org.precisionhooks.fhir.read.vocabulary;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Preference;
import org.precisionhooks.knowledge.Knowledge;

/** The codes by which wishes are recognised: statements of them, and reasons that say that the patient declined. */
public record PreferenceCodes(List<StatementRow> statements, List<RefusalRow> refusals) {

    /** A row of {@code preferences/statements.tsv}: an Observation or a document of this code states a wish. */
    record StatementRow(String system, String code, Preference.Kind kind, String display) {}

    /** A row of {@code preferences/refusals.tsv}: a treatment that was not done for this reason was declined, for so many months. */
    public record RefusalRow(String system, String code, int months, String display) {}

    public PreferenceCodes {
        statements = List.copyOf(statements);
        refusals = List.copyOf(refusals);
    }

    static PreferenceCodes from(Knowledge knowledge) {
        return new PreferenceCodes(
                knowledge.table("preferences/statements", StatementRow.class).rows(),
                knowledge.table("preferences/refusals", RefusalRow.class).rows());
    }

    public Optional<Preference.Kind> kind(Concept concept) {
        for (StatementRow row : statements) {
            if (concept.codings().stream().anyMatch(coding -> coding.is(row.system(), row.code()))) {
                return Optional.of(row.kind());
            }
        }
        return Optional.empty();
    }

    /** The row of a reason that says that the patient declined. */
    public Optional<RefusalRow> refusal(List<Concept> reasons) {
        return reasons.stream()
                .flatMap(reason -> reason.codings().stream())
                .flatMap(coding -> refusal(coding).stream())
                .findFirst();
    }

    private Optional<RefusalRow> refusal(Coding coding) {
        return refusals.stream()
                .filter(row -> coding.is(row.system(), row.code()))
                .findFirst();
    }
}
