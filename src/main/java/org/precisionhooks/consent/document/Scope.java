package org.precisionhooks.consent.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** What a consent is about (consent.md section 4, row kind). */
public enum Scope {
    PRIVACY,
    RESEARCH,
    /** Consents to treatment and advance directives say nothing about data. */
    NOT_ABOUT_DATA,
    UNKNOWN;

    public static Scope of(ConsentDocument document) {
        List<Scope> stated = codes(document.kind().scope().stream());
        List<Scope> found = stated.isEmpty() ? codes(document.kind().categories().stream()) : stated;
        return Stream.of(PRIVACY, UNKNOWN, RESEARCH, NOT_ABOUT_DATA)
                .filter(found::contains)
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static List<Scope> codes(Stream<Coding> codings) {
        return codings.flatMap(coding -> of(coding).stream()).toList();
    }

    private static Optional<Scope> of(Coding coding) {
        if (!coding.system().equals(CodeSystems.SCOPE)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (coding.code()) {
                    case "patient-privacy" -> PRIVACY;
                    case "research" -> RESEARCH;
                    case "treatment", "adr" -> NOT_ABOUT_DATA;
                    default -> UNKNOWN;
                });
    }
}
