package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion.Suspicion;
import org.precisionhooks.engine.CriteriaGrade;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.Likelihood;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.cardiology.CholesterolCriteria.Item;
import org.precisionhooks.engine.cardiology.CholesterolTables.GradeRow;
import org.precisionhooks.engine.cardiology.InputTables.State;
import org.precisionhooks.knowledge.Knowledge;

/** Grades familial hypercholesterolaemia by each set of criteria, with the items counted and those that are missing. */
final class CholesterolFindings {

    static final String DISEASE = "familial-hypercholesterolaemia";
    private static final String SCREENING = "screening";

    private final CholesterolTables tables;

    CholesterolFindings(Knowledge knowledge) {
        this.tables = CholesterolTables.from(knowledge);
    }

    /** For the asking: whatever the criteria come to. */
    Finding of(Person person) {
        CholesterolCriteria criteria = new CholesterolCriteria(tables, person);
        return finding(person, criteria.met(), criteria.gaps());
    }

    /** For a card: where the cholesterol or a gene calls for it, and the disease is not known yet. */
    Optional<Finding> news(Person person) {
        CholesterolCriteria criteria = new CholesterolCriteria(tables, person);
        List<Item> met = criteria.met();
        return isCalledFor(met) && !isKnown(person)
                ? Optional.of(finding(person, met, criteria.gaps()))
                : Optional.empty();
    }

    private boolean isCalledFor(List<Item> met) {
        return grade(SCREENING, met).likelihood() != Likelihood.UNLIKELY;
    }

    private Likelihood likelihood(List<CriteriaGrade> grades, List<Item> met) {
        return grades.stream()
                .map(CriteriaGrade::likelihood)
                .max(Comparator.naturalOrder())
                .filter(highest -> highest != Likelihood.UNLIKELY)
                .orElse(isCalledFor(met) ? Likelihood.POSSIBLE : Likelihood.UNLIKELY);
    }

    private static boolean isKnown(Person person) {
        return !person.recorded()
                .since(State.FAMILIAL_HYPERCHOLESTEROLAEMIA, Optional.empty())
                .isEmpty();
    }

    private Finding finding(Person person, List<Item> met, List<InputGap> gaps) {
        List<CriteriaGrade> grades = tables.grades().stream()
                .map(GradeRow::scheme)
                .distinct()
                .filter(scheme -> !scheme.equals(SCREENING))
                .map(scheme -> grade(scheme, met))
                .toList();
        return new Finding(
                Optional.of(Domain.CARDIOLOGY),
                DISEASE,
                DISEASE + "/criteria",
                Optional.empty(),
                Optional.empty(),
                new Suspicion(DISEASE, likelihood(grades, met), grades, gaps),
                "Familial hypercholesterolaemia: "
                        + String.join(
                                ", ",
                                grades.stream().map(CholesterolFindings::words).toList()),
                paragraphs(met, grades, gaps, isKnown(person)),
                met.stream()
                        .flatMap(item -> item.evidence().stream())
                        .distinct()
                        .toList(),
                List.of(citation()));
    }

    private Citation citation() {
        return new Citation(
                "DLCN, Simon Broome",
                "Criteria of familial hypercholesterolaemia",
                tables.published().version(),
                tables.published().url(),
                List.of());
    }

    private CriteriaGrade grade(String scheme, List<Item> met) {
        Map<String, Item> highest = new LinkedHashMap<>();
        met.stream()
                .filter(item -> item.row().scheme().equals(scheme))
                .forEach(item -> highest.merge(
                        item.row().group(),
                        item,
                        (a, b) -> b.row().points() > a.row().points() ? b : a));
        int points =
                highest.values().stream().mapToInt(item -> item.row().points()).sum();
        GradeRow grade = tables.grades().stream()
                .filter(row -> row.scheme().equals(scheme))
                .filter(row -> highest.keySet().containsAll(row.groups()))
                .filter(row -> row.points().map(from -> points >= from).orElse(true))
                .findFirst()
                .orElseThrow(() -> EquationTables.broken("fh_grades", scheme + " has no row that holds for everybody"));
        return new CriteriaGrade(
                scheme,
                grade.title(),
                grade.likelihood(),
                grade.points().map(from -> points),
                highest.values().stream().map(item -> words(item, grade)).toList());
    }

    private static String words(Item item, GradeRow grade) {
        return item.words() + (grade.points().isPresent() ? ": " + item.row().points() : "");
    }

    private static String words(CriteriaGrade grade) {
        return SuspicionWords.of(grade.likelihood()) + " by " + grade.title()
                + grade.points().map(points -> " (" + points + " points)").orElse("");
    }

    /** Where the gene is known, relatives are tested for this very variant; else a test comes first. */
    private static String advice(List<Item> met, boolean known) {
        boolean found = met.stream().anyMatch(item -> item.row().kind() == CholesterolTables.Kind.GENE);
        String relatives = found
                ? "First-degree relatives may be offered counselling, a test for this very variant, and a look at their cholesterol."
                : "Consider the cholesterol of first-degree relatives.";
        if (known) {
            return "The disease is on the problem list. " + relatives;
        }
        return "Consider causes of a high cholesterol that can be treated"
                + (found ? ". " : ", and a test of LDLR, APOB and PCSK9. ") + relatives;
    }

    private static List<Paragraph> paragraphs(
            List<Item> met, List<CriteriaGrade> grades, List<InputGap> gaps, boolean known) {
        List<Paragraph> paragraphs = new ArrayList<>();
        met.stream()
                .filter(item -> item.row().scheme().equals(SCREENING))
                .forEach(item -> paragraphs.add(new Paragraph(Kind.FOUND, item.words())));
        grades.forEach(grade -> paragraphs.add(new Paragraph(
                Kind.MEANING,
                words(grade) + (grade.items().isEmpty() ? "" : "; counted: " + String.join("; ", grade.items())))));
        paragraphs.add(new Paragraph(Kind.ADVICE, advice(met, known)));
        paragraphs.add(new Paragraph(
                Kind.CERTAINTY, "Criteria sort people for examination; they are no diagnosis, and miss some."));
        gaps.forEach(gap -> paragraphs.add(new Paragraph(Kind.CAVEAT, gap.words())));
        return paragraphs;
    }
}
