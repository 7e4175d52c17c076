package org.precisionhooks.fhir.write.summary;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Patient;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.advice.PgxPassport;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.GeneReading;
import org.precisionhooks.engine.GeneStatus;

/**
 * What stands in a passport, whatever it is written as.
 *
 * @param passport the genes and the drugs
 * @param advice what was advised on the drugs
 * @param patient who it is, if that may be shown
 * @param laboratories who made a result, by its reference, as far as it says so
 * @param frame whom and when it is for, and where it is stored
 */
public record PassportContent(
        PgxPassport passport,
        Advice advice,
        Optional<Patient> patient,
        Function<String, Optional<String>> laboratories,
        SummaryFrame frame) {

    /** A gene as a line of the page. */
    record Line(String gene, String result, String phenotype, String date, String source) {}

    String name(PassportWords words) {
        return patient.filter(Patient::hasName)
                .map(known -> known.getNameFirstRep().getNameAsSingleString())
                .filter(name -> !name.isBlank())
                .orElseGet(() -> words.of(PassportWords.Word.UNNAMED));
    }

    String born(PassportWords words) {
        return patient.filter(Patient::hasBirthDate)
                .map(known -> known.getBirthDateElement().getValueAsString())
                .orElseGet(() -> words.of(PassportWords.Word.UNNAMED));
    }

    String made() {
        return frame.answering().time().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    List<Line> lines(PassportWords words) {
        return passport.tested().stream()
                .flatMap(gene -> gene.readings().stream().map(reading -> line(gene, reading, words)))
                .toList();
    }

    private Line line(GeneStatus gene, GeneReading reading, PassportWords words) {
        Evidence newest = reading.evidence().get(0);
        String laboratory = laboratories
                .apply(newest.source().resource())
                .map(name -> name + ", ")
                .orElse("");
        return new Line(
                gene.gene(),
                result(gene.gene(), reading.statement()),
                reading.phenotype(),
                newest.source().time().map(time -> time.day()).orElse(""),
                laboratory + words.basis(reading.basis()));
    }

    /** {@code CYP2C19 *2/*2: Poor Metabolizer} is {@code *2/*2}; one without alleles says so by its phenotype alone. */
    private static String result(String gene, String statement) {
        String without = statement.startsWith(gene) ? statement.substring(gene.length()) : statement;
        int colon = without.indexOf(": ");
        return (colon < 0 ? without : without.substring(0, colon)).strip();
    }

    /** With the alleles of results whose meaning is not known yet: a later edition may know it. */
    List<String> unclear(PassportWords words) {
        return passport.unclear().stream()
                .map(gene -> gene.gene() + alleles(gene) + " (" + words.state(gene.state()) + ")")
                .toList();
    }

    private static String alleles(GeneStatus gene) {
        return gene.state() == GeneStatus.State.NOT_INTERPRETABLE
                ? gene.readings().stream()
                        .map(reading -> result(gene.gene(), reading.statement()))
                        .filter(result -> !result.isEmpty())
                        .distinct()
                        .map(result -> " " + result)
                        .collect(Collectors.joining(";"))
                : "";
    }

    List<String> untested() {
        return passport.untested().stream().map(GeneStatus::gene).toList();
    }

    /** What is to be done, and the drugs that it holds for. */
    Map<String, String> drugs(PassportWords words) {
        return passport.drugs().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> words.action(entry.getKey()),
                        entry -> entry.getValue().stream().map(Drug::name).collect(Collectors.joining(", ")),
                        (one, other) -> one + ", " + other,
                        LinkedHashMap::new));
    }

    /** Publishers and editions of the guidance behind the drugs. */
    String knowledge() {
        return advice.findings().stream()
                .map(Finding::citations)
                .flatMap(List::stream)
                .map(citation -> citation.publisher() + " " + citation.version())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The results as text, short enough for a camera: no name, so that a lost page that is scanned tells no more than it shows. */
    String code() {
        return passport.tested().stream()
                .flatMap(gene -> gene.readings().stream())
                .map(GeneReading::statement)
                .collect(Collectors.joining("\n", "PGX " + made() + "\n", ""));
    }
}
