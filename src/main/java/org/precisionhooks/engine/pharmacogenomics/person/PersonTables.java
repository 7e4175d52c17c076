package org.precisionhooks.engine.pharmacogenomics.person;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Table;

/**
 * The tables of states of a person and of what labels say of drugs in them.
 *
 * @param codes where states are found
 * @param limits when a record of a state counts
 * @param hints what stands on a card beside the genetic advice
 * @param notes what a label forbids or advises against, whatever the genes
 * @param likely drugs that are usual for a condition
 */
record PersonTables(
        List<CodeRow> codes, List<LimitRow> limits, List<HintRow> hints, Table<NoteRow> notes, List<LikelyRow> likely) {

    private static final String FOLDER = "pharmacogenomics/";

    /** What a person may be in. */
    enum State {
        PREGNANCY,
        BREASTFEEDING,
        KIDNEY,
        LIVER,
        STROKE
    }

    /** How a state is recorded. */
    enum Kind {
        CONDITION,
        ANSWER,
        MEASUREMENT
    }

    /** A row of {@code person_codes.tsv}; {@code holds} is N for an answer that denies the state. */
    record CodeRow(State state, Kind kind, String system, String code, boolean holds, String display) {}

    /**
     * A row of {@code person_limits.tsv}.
     *
     * @param months how old a record of this kind may be; of any age when empty
     * @param unit how the unit of a measurement begins
     * @param below the value below which the state holds
     */
    record LimitRow(State state, Kind kind, Optional<Integer> months, String unit, Optional<BigDecimal> below) {}

    /** A row of {@code person_hints.tsv}; {@code {drug}} stands for the drug's name. */
    record HintRow(State state, List<String> drugs, String text, boolean against, String source) {}

    /** A row of {@code label_notes.tsv}: for a state, an age in years that is not reached, or both. */
    record NoteRow(
            String drug,
            Optional<State> state,
            Optional<Integer> ageBelow,
            ActionClass action,
            String headline,
            String advice,
            String title,
            String url,
            String edition) {}

    /** A row of {@code likely_drugs.tsv}. */
    record LikelyRow(String system, String code, String display, List<String> drugs) {}

    static PersonTables of(Knowledge knowledge) {
        return new PersonTables(
                knowledge.table(FOLDER + "person_codes", CodeRow.class).rows(),
                knowledge.table(FOLDER + "person_limits", LimitRow.class).rows(),
                knowledge.table(FOLDER + "person_hints", HintRow.class).rows(),
                knowledge.table(FOLDER + "label_notes", NoteRow.class),
                knowledge.table(FOLDER + "likely_drugs", LikelyRow.class).rows());
    }

    List<CodeRow> codes(State state, Kind kind) {
        return codes.stream()
                .filter(row -> row.state() == state && row.kind() == kind)
                .toList();
    }

    Optional<LimitRow> limit(State state, Kind kind) {
        return limits.stream()
                .filter(row -> row.state() == state && row.kind() == kind)
                .findFirst();
    }
}
