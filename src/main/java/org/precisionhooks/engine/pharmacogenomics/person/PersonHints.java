package org.precisionhooks.engine.pharmacogenomics.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.engine.Urgency;
import org.precisionhooks.engine.pharmacogenomics.person.PersonTables.HintRow;
import org.precisionhooks.engine.pharmacogenomics.person.PersonTables.NoteRow;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.knowledge.Knowledge;

/**
 * What labels say of a drug in pregnancy, while breastfeeding, at a certain age or with weak kidneys or liver: a hint beside the
 * genetic advice, never a dose, and a note of its own where a label forbids the drug whatever the genes.
 */
public final class PersonHints {

    private static final String DRUG = "{drug}";
    private static final String LABELS = "FDA";

    private final PersonTables tables;
    private final Map<String, List<HintRow>> hints = new HashMap<>();
    private final Map<String, List<NoteRow>> notes;

    private PersonHints(PersonTables tables) {
        this.tables = tables;
        tables.hints()
                .forEach(row -> row.drugs()
                        .forEach(drug -> hints.computeIfAbsent(drug, none -> new ArrayList<>())
                                .add(row)));
        this.notes = tables.notes().rows().stream().collect(Collectors.groupingBy(NoteRow::drug));
    }

    public static PersonHints from(Knowledge knowledge) {
        return new PersonHints(PersonTables.of(knowledge));
    }

    /** Whether labels say something of a drug, by its RxNorm ingredient, whatever the genes. */
    public boolean isNoted(String rxcui) {
        return notes.containsKey(rxcui);
    }

    /** What holds for a person on a day; each state is looked for once. */
    public Person of(ConsentedFacts facts, LocalDate date) {
        return new Person(facts, date);
    }

    /** The hints and notes for one person. */
    public final class Person {
        private final ConsentedFacts facts;
        private final LocalDate date;
        private final PersonStates states;

        private Person(ConsentedFacts facts, LocalDate date) {
            this.facts = facts;
            this.date = date;
            this.states = new PersonStates(tables, facts, date);
        }

        /** The finding with what the person's state means for its drug. */
        public Finding with(Finding finding, Drug drug) {
            return states.areNone() ? finding : with(finding, drug, hints.getOrDefault(drug.rxcui(), List.of()));
        }

        private Finding with(Finding finding, Drug drug, List<HintRow> ofDrug) {
            List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
            List<Evidence> evidence = new ArrayList<>(finding.evidence());
            ofDrug.forEach(row -> states.of(row.state()).ifPresent(found -> {
                paragraphs.add(new Paragraph(
                        Kind.CAVEAT,
                        named(row.text(), drug) + " Recorded: " + found.statement() + dated(found) + ". (By "
                                + row.source() + "; no genetic advice.)"));
                evidence.add(found);
            }));
            return paragraphs.size() == finding.paragraphs().size()
                    ? finding
                    : finding.withParagraphs(paragraphs)
                            .withEvidence(evidence.stream().distinct().toList());
        }

        /** Why a drug is not offered to the person in place of another one. */
        public Optional<String> against(Drug drug) {
            return hints.getOrDefault(drug.rxcui(), List.of()).stream()
                    .filter(HintRow::against)
                    .filter(row -> states.of(row.state()).isPresent())
                    .map(row -> named(row.text(), drug))
                    .findFirst();
        }

        /** What labels forbid, or advise against, for this person, whatever the genes. */
        public List<Finding> notes(OrderedDrug order, Drug drug) {
            List<NoteRow> ofDrug = notes.getOrDefault(drug.rxcui(), List.of());
            return ofDrug.isEmpty()
                    ? List.of()
                    : ofDrug.stream()
                            .flatMap(row -> grounds(row).map(found -> note(row, found, order, drug)).stream())
                            .toList();
        }

        /** Why a note holds for the person; empty when it does not, or when nobody knows. */
        private Optional<List<Evidence>> grounds(NoteRow row) {
            Optional<Evidence> age = row.ageBelow().flatMap(below -> age(below, facts, date));
            Optional<Evidence> state = row.state().flatMap(states::of);
            boolean holds =
                    row.ageBelow().isPresent() == age.isPresent() && row.state().isPresent() == state.isPresent();
            return holds
                    ? Optional.of(
                            Stream.of(age, state).flatMap(Optional::stream).toList())
                    : Optional.empty();
        }
    }

    /** Advice that speaks up as loudly anyway carries the notes on its drug; else they stand alone. */
    public static List<Finding> noted(Finding found, List<Finding> notes) {
        return speaks(found) && !notes.isEmpty() && notes.stream().allMatch(note -> isNoMoreUrgent(note, found))
                ? List.of(carrying(found, notes))
                : Stream.concat(Stream.of(found), notes.stream()).toList();
    }

    /** The notes on a drug, beside what else there is to say of it, if anything. */
    public static List<Finding> noted(Optional<Finding> found, List<Finding> notes) {
        return found.map(finding -> noted(finding, notes)).orElse(notes);
    }

    private static boolean isNoMoreUrgent(Finding note, Finding found) {
        return note.urgency().compareTo(found.urgency()) <= 0;
    }

    private static boolean speaks(Finding finding) {
        return finding.conclusion()
                .fold(
                        recommendation -> recommendation.action().changesTherapy(),
                        test -> true,
                        risk -> false,
                        suspicion -> false,
                        indeterminate -> finding.urgency() != Urgency.INFO);
    }

    private static Finding carrying(Finding finding, List<Finding> notes) {
        Stream<Paragraph> carried = notes.stream()
                .map(note -> new Paragraph(
                        Kind.CAVEAT,
                        note.headline() + ". " + note.paragraphs().get(0).text()));
        return finding.withParagraphs(
                        Stream.concat(finding.paragraphs().stream(), carried).toList())
                .withEvidence(Stream.concat(
                                finding.evidence().stream(), notes.stream().flatMap(note -> note.evidence().stream()))
                        .distinct()
                        .toList())
                .withCitations(Stream.concat(
                                finding.citations().stream(), notes.stream().flatMap(note -> note.citations().stream()))
                        .distinct()
                        .toList());
    }

    private static Optional<Evidence> age(int below, ConsentedFacts facts, LocalDate date) {
        Optional<Demographics> person = facts.demographics();
        return person.flatMap(known -> known.leastAgeOn(date))
                .filter(age -> age < below)
                .map(age -> new Evidence(
                        "Age " + age + " years", person.orElseThrow().source()));
    }

    private Finding note(NoteRow row, List<Evidence> grounds, OrderedDrug order, Drug drug) {
        String what = row.state().map(Enum::name).orElse("AGE");
        return new Finding(
                Optional.of(Domain.PHARMACOGENOMICS),
                "pgx-label-note",
                "label/" + drug.rxcui() + "/" + what,
                Optional.of(order),
                Optional.of(drug),
                new Recommendation(row.action(), Strength.NOT_APPLICABLE, List.of()),
                named(row.headline(), drug),
                List.of(
                        new Paragraph(Kind.ADVICE, named(row.advice(), drug)),
                        new Paragraph(Kind.CERTAINTY, "This stands in the label, whatever the genes are.")),
                grounds,
                List.of(new Citation(LABELS, row.title(), row.edition(), row.url(), List.of())));
    }

    private static String named(String text, Drug drug) {
        String filled = text.replace(DRUG, drug.name());
        return filled.substring(0, 1).toUpperCase(Locale.ROOT) + filled.substring(1);
    }

    private static String dated(Evidence evidence) {
        return evidence.source().time().map(time -> " (" + time.day() + ")").orElse("");
    }
}
