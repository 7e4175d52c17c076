package org.precisionhooks.fhir.genomics;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Source;
import org.precisionhooks.fhir.index.IndexedResult;
import org.precisionhooks.fhir.index.IndexedVariant;

/**
 * To which tests, specimens, days and source class a question is restricted. A result that does not say what it is asked for
 * is none of them.
 *
 * @param testSources reports, orders and studies that bear an identifier which is asked for, and the results that they list
 * @param specimenSources specimens likewise
 * @param dates all of them must hold
 * @param origin germline or somatic; results that state neither are left out
 */
record TestLimits(
        List<Token> tests,
        Set<String> testSources,
        List<Token> specimens,
        Set<String> specimenSources,
        List<Predicate<ClinicalTime>> dates,
        Optional<Origin> origin) {

    static final String SOURCE_CLASS = "genomicSourceClass";
    private static final String DATES = "testDateRange";

    static TestLimits of(OperationInput input, Tokens tokens) {
        return new TestLimits(
                tokens.all(input.items("testIdentifiers")),
                Set.of(),
                tokens.all(input.items("specimenIdentifiers")),
                Set.of(),
                input.items(DATES).stream().map(TestLimits::date).toList(),
                sourceClass(input));
    }

    /** Population questions are restricted by nothing else. */
    static TestLimits ofSourceClass(OperationInput input) {
        return new TestLimits(List.of(), Set.of(), List.of(), Set.of(), List.of(), sourceClass(input));
    }

    private static Optional<Origin> sourceClass(OperationInput input) {
        return input.single(SOURCE_CLASS)
                .map(text -> SourceClass.of(text.substring(text.indexOf('|') + 1))
                        .orElseThrow(() -> GenomicRefusal.UNREADABLE_PARAMETER.exception(SOURCE_CLASS)));
    }

    TestLimits withSources(Set<String> ofTests, Set<String> ofSpecimens) {
        return new TestLimits(tests, ofTests, specimens, ofSpecimens, dates, origin);
    }

    boolean areNone() {
        return tests.isEmpty() && specimens.isEmpty() && dates.isEmpty() && origin.isEmpty();
    }

    boolean admit(IndexedVariant variant) {
        return admits(variant.test(), variant.specimen(), variant.fact().source())
                && origin.map(variant.fact().origin()::equals).orElse(true);
    }

    /** Whether its test does; what of its source class must be seen in the resource. */
    boolean admit(IndexedResult result) {
        return admits(result.test(), result.specimen(), result.source());
    }

    private boolean admits(String test, String specimen, Source source) {
        return (isOne(tests, test) || isFrom(testSources, test, source))
                && (isOne(specimens, specimen) || isFrom(specimenSources, specimen, source))
                && (dates.isEmpty()
                        || source.time()
                                .filter(time -> dates.stream().allMatch(date -> date.test(time)))
                                .isPresent());
    }

    private static boolean isFrom(Set<String> sources, String named, Source source) {
        return sources.contains(source.resource()) || named.lines().anyMatch(sources::contains);
    }

    private static boolean isOne(List<Token> wanted, String identifiers) {
        return wanted.isEmpty()
                || identifiers.lines().anyMatch(one -> wanted.stream().anyMatch(token -> token.isIdentifier(one)));
    }

    /** A date with one of FHIR's prefixes, or a period with bounds on either side of a slash. */
    private static Predicate<ClinicalTime> date(String text) {
        int slash = text.indexOf('/');
        if (slash >= 0) {
            return bound(text.substring(0, slash), "ge").and(bound(text.substring(slash + 1), "le"));
        }
        boolean prefixed = text.length() > 2 && Character.isLetter(text.charAt(0));
        return bound(prefixed ? text.substring(2) : text, prefixed ? text.substring(0, 2) : "eq");
    }

    private static Predicate<ClinicalTime> bound(String text, String prefix) {
        if (text.isEmpty()) {
            return time -> true;
        }
        // A plus sign in an address is a blank.
        ClinicalTime bound = ClinicalTime.parse(text.replace(' ', '+'), ZoneOffset.UTC)
                .orElseThrow(() -> GenomicRefusal.UNREADABLE_PARAMETER.exception(DATES));
        return switch (prefix) {
            case "ge" -> time -> time.end().isAfter(bound.start());
            case "gt" -> time -> time.end().isAfter(bound.end());
            case "le" -> time -> time.start().isBefore(bound.end());
            case "lt" -> time -> time.start().isBefore(bound.start());
            case "eq" -> time -> time.overlaps(bound);
            default -> throw GenomicRefusal.UNREADABLE_PARAMETER.exception(DATES);
        };
    }
}
