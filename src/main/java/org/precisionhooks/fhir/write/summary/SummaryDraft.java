package org.precisionhooks.fhir.write.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** A summary in the making: its sections in their order, and the resources that they list, by address. */
record SummaryDraft(SummaryFrame frame, List<SummaryPart> parts, Map<String, Resource> resources) {

    static SummaryDraft of(SummaryFrame frame) {
        return new SummaryDraft(
                frame, Stream.of(SummarySection.values()).map(SummaryPart::new).toList(), new LinkedHashMap<>());
    }

    SummaryPart part(SummarySection section) {
        return parts.get(section.ordinal());
    }

    /** A resource that tells of results. */
    void tell(SummarySection section, String name, String sentence, Resource resource) {
        String urn = frame.urn(name);
        resources.put(urn, resource);
        part(section).add(sentence, urn);
    }
}
