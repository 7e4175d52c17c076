package org.precisionhooks.fhir.write.advice;

import java.util.List;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.RelatedArtifact.RelatedArtifactType;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.fhir.write.Markdown;

/** The guidance behind a finding, as citations. */
final class Artifacts {

    private static final String PUBMED = "https://pubmed.ncbi.nlm.nih.gov/";

    private Artifacts() {}

    static List<RelatedArtifact> of(Finding finding) {
        return finding.citations().stream().map(Artifacts::artifact).toList();
    }

    private static RelatedArtifact artifact(Citation citation) {
        RelatedArtifact artifact = new RelatedArtifact()
                .setType(RelatedArtifactType.CITATION)
                .setLabel(citation.publisher() + " " + citation.version())
                .setDisplay(citation.title())
                .setUrl(citation.url());
        if (!citation.pmids().isEmpty()) {
            artifact.setCitation(Markdown.escaped(citation.title()) + " "
                    + String.join(
                            " ",
                            citation.pmids().stream()
                                    .map(pmid -> "<" + PUBMED + pmid + ">")
                                    .toList()));
        }
        return artifact;
    }
}
