package org.precisionhooks.fhir.write.advice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Reference;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Markdown;

/**
 * One finding on its way out.
 *
 * @param finding what is said
 * @param position its place in the answer, from 0
 * @param answer whom and when the answer is for
 */
public record Statement(Finding finding, int position, Answering answer) {

    /** The address that a resource of this finding has in the Bundle: the same facts give the same addresses. */
    public String urn(Part part) {
        String name = Canonical.RULE + finding.rule() + "#" + position + "/" + part.name();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    Reference to(Part part) {
        return new Reference(urn(part));
    }

    public Reference subject() {
        return new Reference("Patient/" + answer.patient());
    }

    public List<Annotation> notes() {
        return finding.paragraphs().isEmpty()
                ? List.of()
                : List.of(new Annotation().setText(Markdown.of(finding.paragraphs())));
    }

    /** The order or statement that the finding is about, where it is a resource of its own. */
    Optional<Reference> order() {
        return finding.order()
                .flatMap(order -> order.reference())
                .filter(reference -> reference.indexOf('#') < 0)
                .map(Reference::new);
    }

    /** The resources that one finding becomes. */
    public enum Part {
        GUIDANCE,
        IMPLICATION,
        PROPOSALS,
        PROPOSAL,
        RISK
    }
}
