package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion.Suspicion;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.InputGap.Cause;
import org.precisionhooks.engine.Likelihood;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.facts.Condition;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.knowledge.Knowledge;
import org.precisionhooks.knowledge.Table;

/** Genes of inherited heart and vessel disease: what a harmful variant disposes to, unless the disease is known. */
final class InheritedGenes {

    private final List<GeneRow> genes;
    private final List<DiseaseRow> diseases;
    private final Citation citation;

    /** How many harmful copies dispose. */
    enum Inheritance {
        DOMINANT,
        RECESSIVE,
        X_LINKED
    }

    /** A row of {@code inherited_genes.tsv}. */
    record GeneRow(String gene, String disease, Inheritance inheritance, boolean truncating) {}

    /** A row of {@code inherited_diseases.tsv}. */
    record DiseaseRow(String disease, String title, List<String> codes, String advice) {
        boolean isKnown(Condition condition) {
            return condition.active()
                    && condition.confirmed()
                    && condition.concept().codings().stream()
                            .filter(coding -> coding.system().startsWith("http://hl7.org/fhir/sid/icd-10"))
                            .anyMatch(coding -> codes.stream().anyMatch(code -> fits(coding.code(), code)));
        }

        private static boolean fits(String code, String pattern) {
            return pattern.endsWith("*")
                    ? code.startsWith(pattern.substring(0, pattern.length() - 1))
                    : code.equals(pattern);
        }
    }

    InheritedGenes(Knowledge knowledge) {
        Table<GeneRow> table = knowledge.table("cardiology/inherited_genes", GeneRow.class);
        this.genes = table.rows();
        this.citation = new Citation(
                "ACMG, ClinGen",
                "Genes of secondary findings, gene-disease validity",
                table.provenance().version(),
                table.provenance().url(),
                List.of());
        this.diseases = knowledge
                .table("cardiology/inherited_diseases", DiseaseRow.class)
                .rows();
        genes.forEach(this::disease);
    }

    private DiseaseRow disease(GeneRow gene) {
        return diseases.stream()
                .filter(row -> row.disease().equals(gene.disease()))
                .findFirst()
                .orElseThrow(() -> EquationTables.broken(
                        "inherited_genes", gene.gene() + " names no disease of inherited_diseases.tsv"));
    }

    /** What is news; an inherited variant of familial hypercholesterolaemia is told by the criteria of that. */
    List<Finding> news(Person person) {
        HarmfulVariants variants = new HarmfulVariants(person.facts());
        List<Finding> findings = new ArrayList<>();
        for (GeneRow gene : genes) {
            DiseaseRow disease = disease(gene);
            boolean known = person.facts().all(Condition.class).stream().anyMatch(disease::isKnown);
            List<DiagnosticImplication> inherited = disposing(gene, variants.inherited(gene.gene()));
            if (known) {
                continue;
            }
            if (inherited.isEmpty()) {
                unstated(gene, disease, variants).ifPresent(findings::add);
            } else if (!gene.disease().equals(CholesterolFindings.DISEASE)) {
                findings.add(finding(gene, disease, inherited, Likelihood.PREDISPOSED, List.of()));
            }
        }
        return findings;
    }

    private Optional<Finding> unstated(GeneRow gene, DiseaseRow disease, HarmfulVariants variants) {
        List<DiagnosticImplication> unstated = disposing(gene, variants.unstated(gene.gene()));
        InputGap gap = new InputGap(
                "genes",
                Cause.UNCLEAR,
                false,
                "The report does not say whether the variant is inherited; confirm that before it counts.");
        return unstated.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(gene, disease, unstated, Likelihood.POSSIBLE, List.of(gap)));
    }

    /** The variants that dispose together; one copy of a recessive gene is a carrier's, and no finding here. */
    private static List<DiagnosticImplication> disposing(GeneRow gene, List<DiagnosticImplication> found) {
        List<DiagnosticImplication> fitting = found.stream()
                .filter(one -> !gene.truncating() || HarmfulVariants.isTruncating(one))
                .toList();
        boolean homozygous = fitting.stream().anyMatch(one -> one.zygosity() == Zygosity.HOMOZYGOUS);
        boolean enough = gene.inheritance() != Inheritance.RECESSIVE || homozygous || HarmfulVariants.differ(fitting);
        return enough ? fitting : List.of();
    }

    private Finding finding(
            GeneRow gene,
            DiseaseRow disease,
            List<DiagnosticImplication> variants,
            Likelihood likelihood,
            List<InputGap> gaps) {
        List<Evidence> evidence = evidence(variants);
        boolean pair = gene.inheritance() == Inheritance.RECESSIVE && variants.size() > 1;
        return new Finding(
                Optional.of(Domain.CARDIOLOGY),
                "inherited-heart-disease",
                "inherited-heart-disease/" + gene.gene(),
                Optional.empty(),
                Optional.empty(),
                new Suspicion(disease.disease(), likelihood, List.of(), gaps),
                gene.gene() + ": harmful variant, disposes to " + disease.title(),
                paragraphs(disease, evidence, pair, gaps),
                evidence,
                List.of(citation));
    }

    private static List<Evidence> evidence(List<DiagnosticImplication> variants) {
        return variants.stream()
                .map(one -> new Evidence(
                        HarmfulVariants.words(one), one.source(), Optional.of(one.gene()), Optional.empty()))
                .distinct()
                .toList();
    }

    /** @param pair whether two variants of a recessive gene were found */
    private static List<Paragraph> paragraphs(
            DiseaseRow disease, List<Evidence> evidence, boolean pair, List<InputGap> gaps) {
        List<Paragraph> paragraphs = new ArrayList<>();
        evidence.forEach(one -> paragraphs.add(new Paragraph(Kind.FOUND, one.statement())));
        paragraphs.add(new Paragraph(
                Kind.MEANING,
                "Disposes to " + disease.title()
                        + ". That is no diagnosis: whether it is there is for the examination to say."));
        paragraphs.add(new Paragraph(Kind.ADVICE, disease.advice() + "."));
        paragraphs.add(new Paragraph(
                Kind.ADVICE,
                "First-degree relatives may be offered counselling and a test for this very variant; in a relative without it, "
                        + "other causes are not excluded."));
        if (pair) {
            paragraphs.add(new Paragraph(
                    Kind.CAVEAT, "Two variants were found; whether they lie on different copies is not known here."));
        }
        gaps.forEach(gap -> paragraphs.add(new Paragraph(Kind.CAVEAT, gap.words())));
        return paragraphs;
    }
}
