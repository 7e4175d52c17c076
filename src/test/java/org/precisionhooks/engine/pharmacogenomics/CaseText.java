package org.precisionhooks.engine.pharmacogenomics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.consent.ConsentedFactsFixture;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Demographics;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenePanelOrder;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.GeneTestOrder;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Phase;
import org.precisionhooks.facts.PhaseRelation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Sex;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/**
 * The language of the golden cases. Given: lines such as {@code genotype CYP2C19 *2/*2}, {@code phenotype CYP2D6 Poor
 * Metabolizer}, {@code score DPYD 1.0}, {@code states CYP2D6 4.0 ; Ultrarapid Metabolizer ; *1/*6}, {@code typing HLA-B *57:01/*07:02}, {@code test HLA-B *58:01 negative},
 * {@code variant rs3918290 DPYD heterozygous}, {@code change NC_000010.11:94781858:G:A heterozygous phase set 0},
 * {@code phase cis o1 o2}, {@code looked NC_000010.11:94760000-94860000}, {@code ordered DPYD},
 * {@code registered HLA-B *57:01}, {@code uses 2002 since 2020-01-01}, and of the person what {@link PersonText}
 * reads; a line may start with {@code preliminary}, {@code somatic} or a date. When: ordered drugs by RxNorm code.
 */
final class CaseText {

    private final JsonNode one;
    private final DrugDictionary drugs;
    private int number;

    CaseText(JsonNode one, DrugDictionary drugs) {
        this.one = one;
        this.drugs = drugs;
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    ConsentedFacts facts() {
        List<Fact> facts = new ArrayList<>();
        JsonNode patient = one.path("patient");
        facts.add(new Demographics(
                new Source("Patient/p", ResultStatus.FINAL, Optional.empty()),
                Optional.of(patient.path("birthDate").asText())
                        .filter(date -> !date.isEmpty())
                        .map(LocalDate::parse),
                Sex.valueOf(patient.path("sex").asText("UNKNOWN")),
                patient.path("birthDayKnown").asBoolean(true)));
        texts(one.path("given")).forEach(line -> facts.add(fact(line)));
        return ConsentedFactsFixture.permitted("p", facts.toArray(Fact[]::new));
    }

    Question question() {
        List<OrderedDrug> orders = texts(one.path("when")).stream()
                .map(code -> medication(code))
                .map(medication -> new OrderedDrug(
                        Optional.of("MedicationRequest/m"),
                        medication.concept().label(),
                        drugs.resolve(medication),
                        List.of()))
                .toList();
        LocalDate date = LocalDate.parse(one.path("date").asText("2026-11-24"));
        List<OrderedDrug> current = facts().all(MedicationUse.class).stream()
                .filter(MedicationUse::active)
                .map(use -> new OrderedDrug(
                        Optional.of(use.source().reference()),
                        use.medication().concept().label(),
                        drugs.resolve(use.medication()),
                        List.of()))
                .toList();
        return new Question(Occasion.ON_DEMAND, date, orders, current);
    }

    /** {@code clopidogrel: AVOID STRONG CRITICAL | Avoid clopidogrel; ...}. */
    static String describe(Finding finding) {
        String drug = finding.drug().orElseThrow().name();
        String conclusion = finding.conclusion()
                .fold(
                        rule -> rule.action() + " " + rule.strength(),
                        test -> "TEST " + String.join("+", test.genes()) + " " + test.strength(),
                        risk -> "RISK",
                        suspicion -> "SUSPICION",
                        none -> none.reason().toString());
        String instead = finding.conclusion()
                .fold(
                        rule -> rule.alternatives().stream().map(Drug::name).collect(Collectors.joining(", ")),
                        test -> "",
                        risk -> "",
                        suspicion -> "",
                        none -> "");
        return drug + ": " + conclusion + " " + finding.urgency() + " | " + finding.headline()
                + (instead.isEmpty() ? "" : " | instead: " + instead);
    }

    private Fact fact(String line) {
        String rest = line;
        ResultStatus status = ResultStatus.FINAL;
        Origin origin = Origin.UNSTATED;
        String day = "2026-01-0" + (1 + number % 9);
        while (true) {
            if (rest.startsWith("preliminary ")) {
                status = ResultStatus.PRELIMINARY;
            } else if (rest.startsWith("somatic ")) {
                origin = Origin.SOMATIC;
            } else if (rest.matches("\\d{4}-\\d\\d-\\d\\d .*")) {
                day = rest.substring(0, 10);
            } else {
                break;
            }
            rest = rest.substring(rest.indexOf(' ') + 1);
        }
        Source source = new Source("Observation/o" + ++number, status, ClinicalTime.parse(day, ZoneOffset.UTC));
        String[] words = rest.split(" ", 3);
        return fact(words, source, origin);
    }

    private static Fact fact(String[] words, Source source, Origin origin) {
        String tail = words.length > 2 ? words[2] : "";
        return switch (words[0]) {
            case "genotype" -> new Genotype(source, words[1], origin, tail);
            case "haplotype" -> new Haplotype(source, words[1], origin, tail);
            case "phenotype" -> new GenePhenotype(source, words[1], origin, tail, Optional.empty());
            case "score" -> new GenePhenotype(source, words[1], origin, "", Optional.of(tail));
            case "states" -> states(words[1], tail.split(";", -1), source, origin);
            case "typing" -> new HlaTyping(source, words[1], origin, List.of(tail.split("/")), false);
            case "test" -> presence(words[1], tail, source, origin);
            case "variant" -> variant(words[1], tail, source, origin);
            case "change" -> change(words[1], tail, source, origin);
            case "phase" -> phase(words[1], tail, source, origin);
            case "looked" -> looked(words[1], source, origin);
            case "ordered", "registered" ->
                new GeneTestOrder(source, words[1], part(tail), words[0].equals("registered"));
            case "ordered-panel", "registered-panel" -> new GenePanelOrder(source, words[0].equals("registered-panel"));
            case "scan" -> new UncomputableResult(source, "", origin, "A scanned genetic report");
            case "uses" -> use(words[1], tail, source);
            default -> PersonText.fact(words[0], words.length > 1 ? words[1] : "", tail, source);
        };
    }

    /** {@code states CYP2D6 4.0 ; Ultrarapid Metabolizer ; *1/*6}: score, phenotype and alleles of one statement. */
    private static Fact states(String gene, String[] parts, Source source, Origin origin) {
        return new GenePhenotype(source, gene, origin, parts[1].strip(), part(parts[0]), part(parts[2]));
    }

    private static Optional<String> part(String text) {
        return Optional.of(text.strip()).filter(part -> !part.isEmpty());
    }

    private static Fact presence(String gene, String tail, Source source, Origin origin) {
        String[] parts = tail.split(" ");
        Presence presence =
                switch (parts[1]) {
                    case "positive" -> Presence.PRESENT;
                    case "negative" -> Presence.ABSENT;
                    default -> Presence.INDETERMINATE;
                };
        return new AllelePresence(source, gene, origin, parts[0], presence);
    }

    private static Fact variant(String rsid, String tail, Source source, Origin origin) {
        String[] parts = tail.split(" ");
        Presence presence =
                switch (parts[1]) {
                    case "absent" -> Presence.ABSENT;
                    case "wildtype" -> Presence.REFERENCE_CONFIRMED;
                    default -> Presence.PRESENT;
                };
        Zygosity zygosity = Stream.of(Zygosity.values())
                .filter(value -> value.name().equalsIgnoreCase(parts[1]))
                .findFirst()
                .orElse(Zygosity.UNKNOWN);
        return new Variant(source, parts[0], origin, presence, zygosity, List.of(rsid), Optional.empty());
    }

    /** {@code change NC_000010.11:94781858:G:A heterozygous phase set 0}. */
    private static Fact change(String spdi, String tail, Source source, Origin origin) {
        String[] parts = spdi.split(":", -1);
        String[] words = tail.split(" ");
        GenomicLocation location = parts[2].equals(parts[3])
                ? new GenomicLocation(parts[0], Long.parseLong(parts[1]), parts[2], parts[3])
                : GenomicLocation.trimmed(parts[0], Long.parseLong(parts[1]), parts[2], parts[3]);
        Variant plain = (Variant) variant("", "- " + words[0], source, origin);
        Optional<Phase> phase =
                words.length > 3 ? Optional.of(new Phase(words[2], Integer.parseInt(words[3]))) : Optional.empty();
        return new Variant(
                source,
                "",
                origin,
                plain.presence(),
                plain.zygosity(),
                List.of(),
                Optional.of(location),
                phase,
                Optional.empty());
    }

    /** {@code phase cis o1 o2}: the lines are numbered from 1. */
    private static Fact phase(String relation, String tail, Source source, Origin origin) {
        return new PhaseRelationship(
                source,
                "",
                origin,
                PhaseRelation.valueOf(relation.toUpperCase(Locale.ROOT)),
                Stream.of(tail.split(" ")).map(id -> "Observation/" + id).toList());
    }

    /** {@code looked NC_000010.11:94760000-94860000}. */
    private static Fact looked(String text, Source source, Origin origin) {
        String[] parts = text.split("[:-]");
        GenomicRegion region = new GenomicRegion(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        return new TestedRegions(source, "", origin, List.of(region), List.of());
    }

    private static Fact use(String code, String tail, Source source) {
        Optional<ClinicalTime> period = tail.startsWith("since ")
                ? ClinicalTime.between(ClinicalTime.parse(tail.substring(6), ZoneOffset.UTC), Optional.empty())
                : Optional.empty();
        return new MedicationUse(source, medication(code), true, period);
    }

    static Medication medication(String code) {
        return Medication.of(Concept.of(Coding.of("http://www.nlm.nih.gov/research/umls/rxnorm", code)));
    }
}
