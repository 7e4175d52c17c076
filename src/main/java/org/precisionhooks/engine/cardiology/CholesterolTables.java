package org.precisionhooks.engine.cardiology;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.engine.Likelihood;
import org.precisionhooks.engine.cardiology.InputTables.State;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Provenance;
import org.precisionhooks.knowledge.Table;

/** The criteria of familial hypercholesterolaemia, as they are in {@code knowledge/cardiology}. */
record CholesterolTables(Provenance published, List<CriterionRow> criteria, List<GradeRow> grades) {

    /** What an item of the criteria looks at. */
    enum Kind {
        RELATIVE,
        PATIENT,
        /** An untreated result. */
        MEASURED,
        /** A result, treated or not. */
        LATEST,
        GENE
    }

    /** A row of {@code fh_criteria.tsv}. */
    record CriterionRow(
            String scheme,
            String group,
            int points,
            Kind kind,
            List<State> states,
            List<String> degrees,
            Optional<Integer> maleBelow,
            Optional<Integer> femaleBelow,
            Optional<Input> input,
            Optional<String> unit,
            Optional<BigDecimal> from,
            boolean exclusive,
            Optional<Integer> ageFrom,
            Optional<Integer> ageBelow,
            List<String> genes,
            String label) {

        Family.Sought sought() {
            Set<Integer> all = new HashSet<>();
            degrees.forEach(degree -> all.add(Integer.valueOf(degree)));
            return new Family.Sought(
                    Set.copyOf(states), all, FamilyInputRow.age(maleBelow), FamilyInputRow.age(femaleBelow));
        }

        boolean reaches(BigDecimal value) {
            int compared = value.compareTo(from.orElseThrow());
            return exclusive ? compared > 0 : compared >= 0;
        }
    }

    /** A row of {@code fh_grades.tsv}; the first that holds counts. */
    record GradeRow(
            String scheme, String title, List<String> groups, Optional<Integer> points, Likelihood likelihood) {}

    CholesterolTables {
        criteria = List.copyOf(criteria);
        grades = List.copyOf(grades);
    }

    static CholesterolTables from(Knowledge knowledge) {
        Table<CriterionRow> criteria = knowledge.table("cardiology/fh_criteria", CriterionRow.class);
        return new CholesterolTables(
                criteria.provenance(),
                criteria.rows(),
                knowledge.table("cardiology/fh_grades", GradeRow.class).rows());
    }
}
