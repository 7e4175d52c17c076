package org.precisionhooks.consent.label;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.consent.term.CodeSystems;
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
    private final String domainSystem;
    private final Map<String, Set<String>> domainsByGene = new HashMap<>();
    /** By system, then code. */
    private final Map<String, Map<String, String>> domainsByKind = new HashMap<>();

    /** Likewise. */
    private final Map<String, Map<String, Set<String>>> labelsByCode = new HashMap<>();

    private final Map<String, List<LabelRule>> stems = new HashMap<>();

    /** @param domainSystem code system of the knowledge domains, in which a sender may name some */
    public Labelling(
            ResourceTypes types,
            String domainSystem,
            List<DomainRule> domains,
            List<KindRule> kinds,
            List<LabelRule> labels) {
        this.types = types;
        kinds.forEach(kind -> domainsByKind
                .computeIfAbsent(kind.system(), system -> new HashMap<>())
                .put(kind.code(), kind.domain()));
        this.domainSystem = domainSystem;
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

    /** What decides which labels content earns. */
    private record Content(String type, List<Coding> labels, List<Coding> codes, Set<String> genes, boolean genomic) {

        static Content of(ResourceView view) {
            return new Content(view.type(), view.labels(), view.codes(), view.genes(), view.genomic());
        }

        /** To read all of it would cost more than to compare the few that share their codes and genes. */
        @Override
        public int hashCode() {
            int hash = genes.hashCode();
            for (Coding code : codes) {
                hash = 31 * hash + code.code().hashCode();
            }
            return hash;
        }
    }

    /** Labels the resources of a record, of which many hold the same kind of content. */
    public List<LabelledResource> label(List<ResourceView> views) {
        Map<Content, LabelledResource> alike = new HashMap<>();
        List<LabelledResource> labelled = new ArrayList<>(views.size());
        for (ResourceView view : views) {
            LabelledResource one = alike.computeIfAbsent(Content.of(view), any -> label(view));
            labelled.add(new LabelledResource(view, one.domains(), one.labels()));
        }
        return labelled;
    }

    public LabelledResource label(ResourceView view) {
        Set<String> domains = domains(view);
        Set<String> earned = new HashSet<>();
        for (Coding code : view.codes()) {
            addSensitivities(code, earned);
        }
        boolean maybeGermline =
                view.genomic() && (domains.isEmpty() || domains.contains(LabelledResource.UNCLASSIFIED));
        if (maybeGermline || !NOT_GERMLINE.containsAll(domains)) {
            earned.add("GDIS");
        }
        return new LabelledResource(view, domains, earned.isEmpty() ? view.labels() : labels(view, earned));
    }

    /** What the content earns beside the labels that are there: sensitivities, then domains. */
    public List<Coding> earned(ResourceView view) {
        LabelledResource labelled = label(view);
        Stream<Coding> sensitivities =
                labelled.labels().stream().skip(view.labels().size());
        Stream<Coding> domains = labelled.domains().stream()
                .filter(domain -> !domain.equals(LabelledResource.UNCLASSIFIED))
                .sorted()
                .map(domain -> Coding.of(domainSystem, domain));
        return Stream.concat(sensitivities, domains).toList();
    }

    private static List<Coding> labels(ResourceView view, Set<String> earned) {
        List<Coding> labels = new ArrayList<>(view.labels());
        earned.stream()
                .sorted()
                .map(code -> Coding.of(CodeSystems.ACT_CODE, code))
                .forEach(labels::add);
        return labels;
    }

    /** A domain that the sender names, such as that of a secondary finding, must be permitted too. */
    private Set<String> domains(ResourceView view) {
        Set<String> domains = domainsOfContent(view);
        Set<String> named = view.labels().isEmpty() ? Set.of() : named(view);
        if (named.isEmpty()) {
            return domains;
        }
        Set<String> all = new HashSet<>(domains.isEmpty() ? Set.of(LabelledResource.UNCLASSIFIED) : domains);
        all.addAll(named);
        return all;
    }

    private Set<String> named(ResourceView view) {
        return view.labels().stream()
                .filter(label -> label.system().equals(domainSystem))
                .map(Coding::code)
                .collect(Collectors.toSet());
    }

    /** A gene in no table, beside known ones too, leaves the resource undecided. */
    private Set<String> domainsOfContent(ResourceView view) {
        Set<String> domains = domainsOfKind(view);
        if (view.genomic() && domains.contains(CLINICAL)) {
            domains.add(LabelledResource.UNCLASSIFIED);
        }
        if (!view.genomic() && view.genes().isEmpty() && domains.isEmpty()) {
            return types.domain(view.type()).map(Set::of).orElse(Set.of());
        }
        view.genes()
                .forEach(gene ->
                        domains.addAll(domainsByGene.getOrDefault(gene, Set.of(LabelledResource.UNCLASSIFIED))));
        return domains;
    }

    private Set<String> domainsOfKind(ResourceView view) {
        Set<String> domains = new HashSet<>(2);
        for (Coding code : view.codes()) {
            String domain = domainsByKind.getOrDefault(code.system(), Map.of()).get(code.code());
            if (domain != null) {
                domains.add(domain);
            }
        }
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
