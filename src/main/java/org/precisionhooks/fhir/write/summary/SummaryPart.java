package org.precisionhooks.fhir.write.summary;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Reference;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/** A section of a summary in the making. */
final class SummaryPart {

    private static final String EMPTY = "http://terminology.hl7.org/CodeSystem/list-empty-reason";

    private final SummarySection section;
    private final List<SummaryLine> lines = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();
    private String more = "";

    SummaryPart(SummarySection section) {
        this.section = section;
    }

    /** A result. */
    void add(SummaryLine line, List<String> resources) {
        lines.add(line);
        entries.addAll(resources);
    }

    /** What is told of results. */
    void add(String sentence, String resource) {
        sentences.add(sentence);
        entries.add(resource);
    }

    void more(String words) {
        more = words;
    }

    int size() {
        return lines.size() + sentences.size();
    }

    SectionComponent written() {
        SectionComponent written = new SectionComponent();
        written.setTitle(section.title())
                .setCode(new CodeableConcept().addCoding(Codes.of(Canonical.SUMMARY_SECTION, section)))
                .setText(text());
        entries.stream().distinct().forEach(entry -> written.addEntry(new Reference(entry)));
        if (entries.isEmpty()) {
            written.setEmptyReason(Codes.concept(EMPTY, "unavailable", "Unavailable"));
        }
        return written;
    }

    private Narrative text() {
        if (!sentences.isEmpty()) {
            return SummaryNarrative.list(sentences);
        }
        return lines.isEmpty()
                ? SummaryNarrative.paragraph((section.nothing() + " " + more).strip())
                : SummaryNarrative.table(lines, more);
    }
}
