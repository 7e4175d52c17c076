package org.precisionhooks.fhir.write.summary;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.fhir.read.vocabulary.LocusRow;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.genome.CuratedVariants;
import org.precisionhooks.genome.DiplotypeForm;
import org.precisionhooks.genome.Disagreement;
import org.precisionhooks.genome.Disagreements;
import org.precisionhooks.knowledge.Knowledge;

/** Writes what is known of a patient's genome as a FHIR document that another system can keep. */
public final class GenomicSummary {

    private final SummaryResults results;
    private final Disagreements disagreements;
    private final Set<String> genes;

    public GenomicSummary(Knowledge knowledge) {
        this.results = new SummaryResults(knowledge);
        this.disagreements = new Disagreements(CuratedVariants.from(knowledge), DiplotypeForm.from(knowledge));
        this.genes = new TreeSet<>(knowledge.table("genomics/loci", LocusRow.class).rows().stream()
                .map(LocusRow::gene)
                .toList());
    }

    /** Those that guidance is about. */
    public Set<String> genes() {
        return Set.copyOf(genes);
    }

    /**
     * Writes the document.
     *
     * @param studies what the index holds beside the facts
     * @param patient who it is, if that may be shown
     */
    public Bundle of(ConsentedFacts facts, List<IndexedStudy> studies, Optional<Patient> patient, SummaryFrame frame) {
        List<GenomicFact> found = Stream.concat(
                        facts.all(GenomicFact.class).stream(),
                        studies.stream().flatMap(study -> study.named().stream()))
                .toList();
        SummaryDraft draft = SummaryDraft.of(frame);
        Map<GenomicFact, List<String>> written = results.write(found, frame, draft.resources());
        found.stream()
                .filter(fact -> !(fact instanceof UncomputableResult))
                .map(SummaryLine::of)
                .forEach(line -> draft.part(line.section()).add(line, addresses(line.fact(), written)));
        draft.part(SummarySection.TESTED).more((untested(found) + " " + indexed(studies)).strip());
        tellOfDisagreements(found, written, draft);
        tellOfUnread(facts, draft);
        return bundle(patient, draft);
    }

    private static List<String> addresses(GenomicFact fact, Map<GenomicFact, List<String>> written) {
        return written.getOrDefault(fact, List.of());
    }

    private void tellOfDisagreements(
            List<GenomicFact> found, Map<GenomicFact, List<String>> written, SummaryDraft draft) {
        SummaryIssues issues = new SummaryIssues(draft.frame());
        for (Disagreement disagreement : disagreements.among(found)) {
            List<String> about = disagreement.facts().stream()
                    .flatMap(fact -> addresses(fact, written).stream())
                    .toList();
            draft.tell(
                    SummarySection.CONFLICTS,
                    "conflict/" + disagreement.kind() + "/" + disagreement.subject() + "/" + about,
                    SummaryIssues.words(disagreement),
                    issues.disagreement(disagreement, about));
        }
    }

    private static void tellOfUnread(ConsentedFacts facts, SummaryDraft draft) {
        SummaryIssues issues = new SummaryIssues(draft.frame());
        SummaryIssues.genetic(facts)
                .forEach(issue -> draft.tell(
                        SummarySection.UNREAD,
                        "issue/" + issue.reference() + "/" + issue.code() + "/" + issue.detail(),
                        issue.reference() + ": " + issue.detail(),
                        issues.unread(issue)));
    }

    /** Genes that guidance is about and of which nothing is known. */
    private String untested(List<GenomicFact> found) {
        Set<String> without = new TreeSet<>(genes);
        found.forEach(fact -> without.removeAll(List.of(fact.gene().split("::"))));
        return without.isEmpty() ? "" : "No result on file of: " + String.join(", ", without) + ".";
    }

    /** Files whose rows are in the index only: what they hold beside what is listed, and how to ask for it. */
    private static String indexed(List<IndexedStudy> studies) {
        return studies.stream()
                .map(study -> study.study() + " is an imported file; variants that were found: " + study.found()
                        + ", of which in genes of guidance and listed here: "
                        + study.named().size() + ".")
                .collect(Collectors.joining(" "));
    }

    private static Bundle bundle(Optional<Patient> patient, SummaryDraft draft) {
        SummaryFrame frame = draft.frame();
        Bundle bundle = new Bundle();
        bundle.getMeta().addProfile(Canonical.SUMMARY);
        bundle.setType(BundleType.DOCUMENT)
                .setTimestampElement(frame.answering().instant());
        bundle.getIdentifier()
                .setSystem(SummaryFrame.URI)
                .setValue(frame.urn("at/" + frame.answering().time()));
        add(bundle, frame.urn("composition"), SummaryComposition.of(draft));
        add(bundle, frame.patientUrn(), SummaryComposition.patient(patient, frame));
        add(bundle, frame.deviceUrn(), SummaryComposition.device());
        draft.resources().forEach((urn, resource) -> add(bundle, urn, resource));
        return bundle;
    }

    private static void add(Bundle bundle, String urn, Resource resource) {
        bundle.addEntry().setFullUrl(urn).setResource(resource);
    }

    /** What leads out of the document leads to this server. */
    static void resolve(Resource resource, SummaryFrame frame, Map<String, String> inside) {
        for (ResourceReferenceInfo info : FhirContext.forR4Cached().newTerser().getAllResourceReferences(resource)) {
            String reference = info.getResourceReference().getReferenceElement().getValue();
            if (reference != null && !reference.isEmpty() && !reference.startsWith("#")) {
                info.getResourceReference().setReference(inside.getOrDefault(reference, frame.stored(reference)));
            }
        }
    }
}
