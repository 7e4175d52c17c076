package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.precisionhooks.fhir.index.TestLinks;

/** Finds the reports, orders, studies and specimens that a question means by their identifiers, as far as they may be seen. */
record NamedTests(TestLinks links, VisibleResources resources) {

    private static final String SPECIMEN = "Specimen/";

    TestLimits completed(RequestDetails details, String patient, TestLimits limits) {
        if (limits.tests().isEmpty() && limits.specimens().isEmpty()) {
            return limits;
        }
        List<TestLinks.Identified> all = links.of(patient);
        Set<String> tests = new TreeSet<>(visible(
                details,
                all.stream()
                        .filter(one -> !one.reference().startsWith(SPECIMEN))
                        .toList(),
                limits.tests()));
        tests.addAll(links.listedIn(tests));
        Set<String> specimens = visible(
                details,
                all.stream().filter(one -> one.reference().startsWith(SPECIMEN)).toList(),
                limits.specimens());
        return limits.withSources(tests, specimens);
    }

    private Set<String> visible(RequestDetails details, List<TestLinks.Identified> identified, List<Token> tokens) {
        List<String> named = identified.stream()
                .filter(one -> tokens.stream()
                        .anyMatch(token -> token.isIdentifier(one.identifier()) || token.isIdentifier(one.reference())))
                .map(TestLinks.Identified::reference)
                .toList();
        return resources.of(details, named).keySet();
    }
}
