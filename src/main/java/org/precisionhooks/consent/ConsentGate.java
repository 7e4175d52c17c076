package org.precisionhooks.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.decision.Decider;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.decision.ResourceOutcome;
import org.precisionhooks.consent.document.ConsentDocument;
import org.precisionhooks.consent.document.Consents;
import org.precisionhooks.consent.label.LabelledResource;
import org.precisionhooks.consent.label.Labelling;
import org.precisionhooks.consent.request.AccessRequest;
import org.precisionhooks.consent.tenant.NoticeMode;
import org.precisionhooks.consent.tenant.Tenant;
import org.precisionhooks.consent.tenant.Tenants;
import org.precisionhooks.consent.term.ConsentTerms;
import org.precisionhooks.consent.term.References;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.FactsReader;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.facts.SourcedFacts;

/**
 * The only reader of a patient's record and the only maker of {@link ConsentedFacts}. It always reads, labels and
 * decides, so that denied and absent data take the same path.
 */
public final class ConsentGate {

    private final Tenants tenants;
    private final ConsentTerms terms;
    private final Labelling labelling;
    private final BreakGlassDesk desk;

    /** Without emergency overrides. */
    public ConsentGate(Tenants tenants, ConsentTerms terms, Labelling labelling) {
        this(tenants, terms, labelling, Overrides.NONE);
    }

    public ConsentGate(Tenants tenants, ConsentTerms terms, Labelling labelling, Overrides overrides) {
        this.tenants = tenants;
        this.terms = terms;
        this.labelling = labelling;
        this.desk = new BreakGlassDesk(overrides);
    }

    /**
     * Where the gate reads.
     *
     * @param patient logical id of the patient
     * @param consents the consents, read first
     * @param facts the record
     */
    public record Sources(String patient, ConsentReader consents, FactsReader facts) {}

    /** What a record consists of, and how each is labelled, in the same order. */
    private record Parts(List<SourcedFacts> all, List<LabelledResource> labelled) {}

    /** References of what a decision withholds. */
    private record Withheld(Set<String> references) {

        static Withheld by(Decision decision) {
            return new Withheld(decision.outcomes().stream()
                    .filter(outcome -> !outcome.permitted())
                    .map(ResourceOutcome::reference)
                    .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** Reads consents, then the record, and releases what may be used. */
    public Release release(AccessRequest request, Sources sources) {
        List<ConsentDocument> own = sources.consents().read(sources.patient());
        PatientRecord read = sources.facts().read();
        Parts parts = read.derived(labelling, () -> parts(read));
        Consents consents = consents(own, sources, parts.all());
        List<LabelledResource> resources = parts.labelled();
        Tenant tenant = tenants.named(request.requester().tenant());
        AccessRequest checked = desk.checked(request, consents.patient(), tenant.breakGlass());
        Decider decider = new Decider(tenant.policy(), terms);
        Decision decision = decider.decide(checked, consents, resources);
        desk.used(checked, decision);
        Optional<ConsentedFacts> usable = tenant.notice() == NoticeMode.SAFETY
                ? Optional.of(released(read, parts, decider.decide(checked.forUse(), consents, resources)))
                : Optional.empty();
        return new Release(
                released(read, parts, decision),
                decision,
                Remarks.of(tenant.notice(), decision, resources, terms.hierarchy()),
                usable);
    }

    /** Labels and decides for resources of which the caller holds the contents. */
    public Decision decide(AccessRequest request, Consents consents, List<ResourceView> views) {
        Tenant tenant = tenants.named(request.requester().tenant());
        AccessRequest checked = desk.checked(request, consents.patient(), tenant.breakGlass());
        Decision decision = new Decider(tenant.policy(), terms).decide(checked, consents, labelling.label(views));
        desk.used(checked, decision);
        return decision;
    }

    private static Consents consents(List<ConsentDocument> own, Sources sources, List<SourcedFacts> parts) {
        String patient = "Patient/" + sources.patient();
        Map<String, List<ConsentDocument>> all = new HashMap<>();
        all.put(patient, List.copyOf(own));
        parts.stream()
                .flatMap(part -> part.resource().patients().stream())
                .map(References::tail)
                .filter(named -> !all.containsKey(named))
                .distinct()
                .forEach(named -> all.put(named, List.copyOf(sources.consents().read(id(named)))));
        return new Consents(patient, all);
    }

    private static String id(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** Decided anew for each request; requests from which the same is withheld share what is left of a record. */
    private static ConsentedFacts released(PatientRecord read, Parts parts, Decision decision) {
        Withheld withheld = Withheld.by(decision);
        return read.derived(withheld, () -> without(withheld.references(), read.patient(), parts.all()));
    }

    private static ConsentedFacts without(Set<String> withheld, String patient, List<SourcedFacts> parts) {
        List<Fact> facts = new ArrayList<>();
        List<ReadIssue> issues = new ArrayList<>();
        List<String> genomic = new ArrayList<>();
        parts.stream()
                .map(part -> Map.entry(part.resource().reference(), part))
                .filter(part -> !withheld.contains(part.getKey()))
                .filter(part -> hasContent(part.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> {
                    facts.addAll(part.getValue().facts());
                    issues.addAll(part.getValue().issues());
                    if (part.getValue().resource().genomic()) {
                        genomic.add(part.getKey());
                    }
                });
        return new ConsentedFacts(patient, facts, issues, genomic);
    }

    private static boolean hasContent(SourcedFacts part) {
        return !part.facts().isEmpty()
                || !part.issues().isEmpty()
                || part.resource().genomic();
    }

    private Parts parts(PatientRecord read) {
        List<SourcedFacts> all =
                Stream.concat(read.sources().stream(), issues(read)).toList();
        return new Parts(
                all, labelling.label(all.stream().map(SourcedFacts::resource).toList()));
    }

    /**
     * An issue of no readable resource is decided for like one: that a list was cut short is an ordinary clinical fact,
     * what an unreadable resource was about nobody knows.
     */
    private static Stream<SourcedFacts> issues(PatientRecord read) {
        List<ReadIssue> issues = read.issues();
        return Stream.iterate(0, i -> i < issues.size(), i -> i + 1)
                .map(i -> new SourcedFacts(issueView(read, issues.get(i), i), List.of(), List.of(issues.get(i))));
    }

    private static ResourceView issueView(PatientRecord read, ReadIssue issue, int position) {
        boolean cutShort = issue.code() == ReadIssueCode.INCOMPLETE;
        return new ResourceView(
                cutShort ? "Patient" : "Unreadable",
                read.patient() + "#issue" + position,
                "",
                DataOrigin.SERVER,
                Set.of("Patient/" + read.patient()),
                List.of(),
                List.of(),
                Set.of(),
                !cutShort,
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of());
    }
}
