package org.precisionhooks.fhir.write.advice;

import java.util.Optional;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/** What every resource of a finding carries: the rule, the knowledge behind it, and what it concludes, as codes. */
public final class ConclusionExtension {

    private ConclusionExtension() {}

    public static Extension of(Finding finding) {
        Extension all = new Extension(Canonical.CONCLUSION);
        add(all, "rule", new UriType(rule(finding)));
        finding.domain().ifPresent(domain -> add(all, "domain", Codes.domain(domain)));
        add(all, "urgency", Codes.of(Canonical.URGENCY, finding.urgency()));
        action(finding).ifPresent(action -> add(all, "action", Codes.of(Canonical.ACTION, action)));
        strength(finding).ifPresent(strength -> add(all, "strength", Codes.of(Canonical.STRENGTH, strength)));
        reason(finding).ifPresent(reason -> add(all, "indeterminate", reason));
        if (finding.conclusion() instanceof Conclusion.Suspicion suspicion) {
            add(all, "likelihood", Codes.of(Canonical.LIKELIHOOD, suspicion.likelihood()));
        }
        finding.citations().stream()
                .map(citation -> citation.publisher() + " " + citation.version())
                .distinct()
                .forEach(version -> add(all, "knowledge", new StringType(version)));
        return all;
    }

    /** Address of the rule; stable over knowledge versions. */
    static String rule(Finding finding) {
        return Canonical.RULE + finding.rule().replaceAll("[^A-Za-z0-9/._~-]", "-");
    }

    static Optional<ActionClass> action(Finding finding) {
        return finding.conclusion()
                .fold(
                        recommendation -> Optional.of(recommendation.action()),
                        test -> Optional.empty(),
                        risk -> Optional.empty(),
                        suspicion -> Optional.empty(),
                        none -> Optional.empty());
    }

    private static Optional<Strength> strength(Finding finding) {
        return finding.conclusion()
                .fold(
                        recommendation -> Optional.of(recommendation.strength()),
                        test -> Optional.of(test.strength()),
                        risk -> Optional.empty(),
                        suspicion -> Optional.empty(),
                        none -> Optional.empty());
    }

    static Optional<Coding> reason(Finding finding) {
        return finding.conclusion() instanceof Conclusion.Indeterminate indeterminate
                ? Optional.of(Codes.of(Canonical.REASON, indeterminate.reason()))
                : Optional.empty();
    }

    private static void add(Extension all, String name, Type value) {
        all.addExtension(new Extension(name, value));
    }
}
