package org.precisionhooks.consent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.ResourceView;

/** Gives a resource the knowledge domains and sensitivity labels of its content (consent.md section 12). */
public final class Labelling {

    /** Ordinary clinical facts (consent.md section 8). */
    public static final String CLINICAL = "clinical";

    /** Domains that do not speak of the genome a patient was born with. */
    private static final Set<String> NOT_GERMLINE = Set.of(
            "somatic-oncology", "pathogen-genomics", "research-matching", CLINICAL, LabelledResource.UNCLASSIFIED);

    private final ResourceTypes types;
    private final Map<String, Set<String>> domainsByGene = new HashMap<>();
    /** By system, then code. */
    private final Map<String, Map<String, Set<String>>> labelsByCode = new HashMap<>();

    private final Map<String, List<LabelRule>> stems = new HashMap<>();

    public Labelling(ResourceTypes types, List<DomainRule> domains, List<LabelRule> labels) {
        this.types = types;
        for (DomainRule rule : domains) {
            domainsByGene.computeIfAbsent(rule.gene(), gene -> new HashSet<>()).add(rule.domain());
        }
        for (LabelRule rule : labels) {
            if (rule.code().endsWith("*")) {
                stems.computeIfAbsent(rule.system(), system -> new ArrayList<>())
                        .add(rule);
            } else {
                labelsByCode
                        .computeIfAbsent(rule.system(), system -> new HashMap<>())
                        .computeIfAbsent(rule.code(), code -> new HashSet<>())
                        .add(rule.label());
            }
        }
    }

    public LabelledResource label(ResourceView view) {
        Set<String> domains = domains(view);
        Set<String> earned = new HashSet<>();
        for (Coding code : view.codes()) {
            addSensitivities(code, earned);
        }
        if (!NOT_GERMLINE.containsAll(domains)) {
            earned.add("GDIS");
        }
        return new LabelledResource(view, domains, earned.isEmpty() ? view.labels() : labels(view, earned));
    }

    private static List<Coding> labels(ResourceView view, Set<String> earned) {
        List<Coding> labels = new ArrayList<>(view.labels());
        earned.stream()
                .sorted()
                .map(code -> Coding.of(CodeSystems.ACT_CODE, code))
                .forEach(labels::add);
        return labels;
    }

    /** A gene in no table, beside known ones too, leaves the resource undecided. */
    private Set<String> domains(ResourceView view) {
        if (!view.genomic() && view.genes().isEmpty()) {
            return types.domain(view.type()).map(Set::of).orElse(Set.of());
        }
        Set<String> domains = new HashSet<>();
        view.genes()
                .forEach(gene ->
                        domains.addAll(domainsByGene.getOrDefault(gene, Set.of(LabelledResource.UNCLASSIFIED))));
        return domains;
    }

    private void addSensitivities(Coding code, Set<String> labels) {
        labels.addAll(labelsByCode.getOrDefault(code.system(), Map.of()).getOrDefault(code.code(), Set.of()));
        for (LabelRule rule : stems.getOrDefault(code.system(), List.of())) {
            String stem = rule.code().substring(0, rule.code().length() - 1);
            if (code.code().startsWith(stem)) {
                labels.add(rule.label());
            }
        }
    }
}
