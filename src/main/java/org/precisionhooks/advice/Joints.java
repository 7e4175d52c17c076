package org.precisionhooks.advice;

import java.util.ArrayList;
import java.util.List;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Question;

/** Joins domains in one finding: what one says of a drug, with what the others know of the person that bears on it. */
final class Joints {

    private final List<Engine> engines;

    Joints(List<Engine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** Words and evidence are added; what is concluded stays as it is. */
    Finding joined(Finding finding, ConsentedFacts facts, Question question) {
        if (finding.drug().isEmpty()) {
            return finding;
        }
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        List<Evidence> evidence = new ArrayList<>(finding.evidence());
        for (Engine engine : engines) {
            if (finding.domain().filter(domain -> domain != engine.domain()).isPresent()) {
                Engine.Beside beside = engine.beside(finding.drug().get(), facts, question);
                paragraphs.addAll(beside.paragraphs());
                evidence.addAll(beside.evidence());
            }
        }
        boolean silent = paragraphs.size() == finding.paragraphs().size();
        return silent ? finding : finding.withParagraphs(paragraphs).withEvidence(evidence);
    }
}
