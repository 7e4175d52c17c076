package org.precisionhooks.fhir.write.summary;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.PartName;

/** What was read of each genetic result of a patient, and what could not be, as Parameters. */
public final class ReadReport {

    /** What was read of one resource. */
    private record Entry(String reference, List<GenomicFact> facts, List<ReadIssue> issues) {

        ReadingOutcome outcome() {
            return ReadingOutcome.of(facts, issues);
        }
    }

    private ReadReport() {}

    /** Of permitted resources only; what is withheld is not mentioned. */
    public static Parameters of(ConsentedFacts facts) {
        Map<String, List<GenomicFact>> read = facts.all(GenomicFact.class).stream()
                .collect(Collectors.groupingBy(fact -> fact.source().resource(), Collectors.toList()));
        Map<String, List<ReadIssue>> issues =
                facts.issues().stream().collect(Collectors.groupingBy(ReadReport::resource, Collectors.toList()));
        Set<String> references = new TreeSet<>(facts.genomicResources());
        references.addAll(read.keySet());
        List<Entry> entries = references.stream()
                .map(reference -> new Entry(
                        reference, read.getOrDefault(reference, List.of()), issues.getOrDefault(reference, List.of())))
                .toList();
        Parameters answer = new Parameters();
        counts(entries)
                .forEach((outcome, count) ->
                        answer.addParameter().setName(PartName.of(outcome)).setValue(new IntegerType(count)));
        entries.forEach(entry -> write(entry, answer.addParameter().setName("resource")));
        return answer;
    }

    private static String resource(ReadIssue issue) {
        int hash = issue.reference().indexOf('#');
        return hash < 0 ? issue.reference() : issue.reference().substring(0, hash);
    }

    private static Map<ReadingOutcome, Integer> counts(List<Entry> entries) {
        Map<ReadingOutcome, Integer> counts = new TreeMap<>();
        for (ReadingOutcome outcome : ReadingOutcome.values()) {
            counts.put(outcome, 0);
        }
        entries.forEach(entry -> counts.merge(entry.outcome(), 1, Integer::sum));
        return counts;
    }

    private static void write(Entry entry, ParametersParameterComponent resource) {
        part(resource, "reference", entry.reference());
        part(resource, "outcome", new CodeType(Codes.code(entry.outcome())));
        entry.facts().forEach(fact -> write(fact, entry, resource.addPart().setName("fact")));
        entry.issues().forEach(issue -> {
            ParametersParameterComponent part = resource.addPart().setName("issue");
            part(part, "code", Codes.of(Canonical.READ_ISSUE, issue.code()));
            part(part, "detail", issue.detail());
            contained(issue.reference(), entry, part);
        });
    }

    private static void write(GenomicFact fact, Entry entry, ParametersParameterComponent part) {
        part(part, "kind", new CodeType(kind(fact)));
        part(part, "gene", fact.gene());
        part(part, "text", SummaryLine.of(fact).says());
        part(
                part,
                "sourceClass",
                switch (fact.origin()) {
                    case GERMLINE -> "germline";
                    case SOMATIC -> "somatic";
                    case UNSTATED -> "";
                });
        part(part, "status", fact.source().status().name().toLowerCase(Locale.ROOT));
        part(part, "time", fact.source().time().map(time -> time.text()).orElse(""));
        contained(fact.source().reference(), entry, part);
    }

    /** The contained resource, where it is one. */
    private static void contained(String reference, Entry entry, ParametersParameterComponent part) {
        if (!reference.equals(entry.reference())) {
            part(part, "contained", reference.substring(reference.indexOf('#') + 1));
        }
    }

    /** {@code structural-variant} of a StructuralVariant. */
    static String kind(GenomicFact fact) {
        return fact.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static void part(ParametersParameterComponent parent, String name, String value) {
        if (!value.isEmpty()) {
            part(parent, name, new StringType(value));
        }
    }

    private static void part(ParametersParameterComponent parent, String name, Type value) {
        parent.addPart().setName(name).setValue(value);
    }
}
