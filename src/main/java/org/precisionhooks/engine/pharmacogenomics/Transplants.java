package org.precisionhooks.engine.pharmacogenomics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.Procedure;
import org.precisionhooks.knowledge.Knowledge;

/** Says whose genes a result may be of after a transplant or a transfusion: those of blood or of the liver are the donor's. */
final class Transplants {

    private final List<Row> rows;

    /**
     * A row of {@code transplants.tsv}.
     *
     * @param genes whose results it puts in doubt; of all when empty
     * @param days how long after it a sample may hold the donor's cells; always when empty
     */
    record Row(String system, String code, String display, List<String> genes, Optional<Integer> days, String note) {

        boolean fits(Event event) {
            return event.concept().codings().stream().anyMatch(coding -> coding.isWithin(system, code));
        }

        boolean concerns(Set<String> tested) {
            return genes.isEmpty() ? !tested.isEmpty() : genes.stream().anyMatch(tested::contains);
        }

        /** A sample of an unknown day, or an event of one, is not held to be safe. */
        boolean concerns(Event event, Evidence result) {
            return days.isEmpty()
                    || event.time().isEmpty()
                    || result.source().time().isEmpty()
                    || overlaps(event.time().get(), result.source().time().get(), Duration.ofDays(days.get()));
        }

        private static boolean overlaps(ClinicalTime event, ClinicalTime sample, Duration after) {
            return sample.end().isAfter(event.start())
                    && (event.end().equals(Instant.MAX)
                            || sample.start().equals(Instant.MIN)
                            || sample.start().isBefore(event.end().plus(after)));
        }
    }

    /** Something that was done to the patient, or is known of them. */
    record Event(Concept concept, Optional<ClinicalTime> time) {}

    private Transplants(List<Row> rows) {
        this.rows = rows;
    }

    static Transplants from(Knowledge knowledge) {
        return new Transplants(
                knowledge.table("pharmacogenomics/transplants", Row.class).rows());
    }

    /** What may put results in doubt; most records have nothing of it. */
    List<Event> of(ConsentedFacts facts) {
        List<Condition> conditions = facts.all(Condition.class);
        List<Procedure> procedures = facts.all(Procedure.class);
        if (conditions.isEmpty() && procedures.isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        conditions.stream()
                                .filter(Condition::confirmed)
                                .map(condition -> new Event(condition.concept(), condition.onset())),
                        procedures.stream().map(done -> new Event(done.concept(), done.performed())))
                .filter(event -> rows.stream().anyMatch(row -> row.fits(event)))
                .toList();
    }

    Finding with(Finding finding, DrugCase drugCase, List<Event> recorded) {
        if (recorded.isEmpty()) {
            return finding;
        }
        Set<String> tested = drugCase.tested().stream().map(GeneResult::gene).collect(Collectors.toSet());
        List<Evidence> results = drugCase.evidence();
        List<String> notes = rows.stream()
                .filter(row -> row.concerns(tested))
                .filter(row -> recorded.stream()
                        .filter(row::fits)
                        .anyMatch(event -> results.stream().anyMatch(result -> row.concerns(event, result))))
                .map(Row::note)
                .distinct()
                .toList();
        if (notes.isEmpty()) {
            return finding;
        }
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        notes.forEach(note -> paragraphs.add(new Paragraph(Kind.CAVEAT, note)));
        return finding.withParagraphs(paragraphs);
    }
}
