package org.precisionhooks.fhir.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DiagnosticImplication;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.MolecularBiomarker;
import org.precisionhooks.facts.MolecularConsequence;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.OverallInterpretation;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.Significance;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.TherapeuticImplication;
import org.precisionhooks.facts.UncomputableResult;
import org.precisionhooks.facts.Zygosity;

/** What laboratories say that results mean, in the shapes of senders. */
final class SentStatements {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final Coding CYP2C19 = new Coding("http://www.genenames.org", "HGNC:2621", "CYP2C19");
    private static final Coding BRCA2 = new Coding("http://www.genenames.org", "HGNC:1101", "BRCA2");

    private final SentShape shape;
    private final Seeded seeded;

    SentStatements(SentShape shape, Seeded seeded) {
        this.shape = shape;
        this.seeded = seeded;
    }

    /** The component, or the code itself, by which a version says what a result means for treatment. */
    private Sent therapeutic(Source source, String answer, String words) {
        return switch (shape) {
            case STU1 -> Sent.loinc(shape, source, "53040-2").value(answer, words);
            case STU2, MCODE -> therapeutic(source, "predicted-therapeutic-implication", answer, words);
            default -> therapeutic(source, "therapeutic-implication", answer, words);
        };
    }

    private Sent therapeutic(Source source, String component, String answer, String words) {
        return Sent.coded(shape, source, shape.codes(), "therapeutic-implication")
                .component(shape.codes(), component, Sent.LOINC, answer, words);
    }

    Optional<SentFact> phenotype() {
        if (shape == SentShape.CORE_R4) {
            return Optional.empty();
        }
        Source source = seeded.source();
        Coding phenotype = seeded.one(
                new Coding(Sent.LOINC, "LA9657-3", "Poor Metabolizer"),
                new Coding(Sent.LOINC, "LA10317-8", "Intermediate Metabolizer"),
                new Coding(Sent.LOINC, "LA25391-6", "Normal Metabolizer"),
                new Coding(Sent.LOINC, "LA10315-2", "Ultrarapid Metabolizer"));
        Optional<String> score = seeded.below(2) == 0 ? Optional.of(seeded.one("0", "1.25", "≥3.0")) : Optional.empty();
        Optional<String> alleles = seeded.below(2) == 0 ? Optional.of(seeded.one("*1/*2", "*2/*2")) : Optional.empty();
        Sent sent = shape == SentShape.PLAIN_LOINC
                ? plain(source, phenotype)
                : therapeutic(source, phenotype.code(), phenotype.display()).gene(CYP2C19);
        score.ifPresent(number -> sent.score("CYP2C19 activity score", number));
        alleles.ifPresent(words -> sent.words(Sent.LOINC, "84413-4", words));
        return Optional.of(
                sent.means(new GenePhenotype(source, "CYP2C19", Origin.UNSTATED, phenotype.display(), score, alleles)));
    }

    private Sent plain(Source source, Coding phenotype) {
        Sent sent = Sent.loinc(shape, source, "79714-2");
        return seeded.below(2) == 0
                ? sent.value(phenotype.code(), "")
                : sent.text(phenotype.display().toLowerCase(Locale.ROOT));
    }

    /** A result that is nothing but the score. */
    Optional<SentFact> score() {
        if (shape != SentShape.PLAIN_LOINC) {
            return Optional.empty();
        }
        Source source = seeded.source();
        String score = seeded.one("0", "0.5", "1.25", "2");
        return Optional.of(Sent.named(shape, source, "CYP2D6 activity score")
                .amount(new BigDecimal(score), "1")
                .means(new GenePhenotype(source, "CYP2D6", Origin.UNSTATED, "", Optional.of(score))));
    }

    Optional<SentFact> therapy() {
        if (shape == SentShape.CORE_R4 || shape == SentShape.PLAIN_LOINC) {
            return Optional.empty();
        }
        Source source = seeded.source();
        Origin origin = seeded.one(Origin.values());
        boolean two = seeded.below(2) == 0;
        Sent sent = (shape == SentShape.STU1
                        ? Sent.loinc(shape, source, "51961-1").value("LA6677-4", "Responsive")
                        : therapeutic(source, "LA6677-4", "Responsive"))
                .gene(CYP2C19)
                .origin(origin)
                .component(Sent.LOINC, "51963-7", RXNORM, "32968", "clopidogrel");
        if (two) {
            sent.component(Sent.LOINC, "51963-7", RXNORM, "1191", "aspirin");
        }
        Concept clopidogrel = Concept.of(new Coding(RXNORM, "32968", "clopidogrel"));
        Concept aspirin = Concept.of(new Coding(RXNORM, "1191", "aspirin"));
        return Optional.of(sent.means(new TherapeuticImplication(
                source,
                "CYP2C19",
                origin,
                two ? List.of(clopidogrel, aspirin) : List.of(clopidogrel),
                two && !shape.isBeforeThird(),
                Concept.of(new Coding(Sent.LOINC, "LA6677-4", "Responsive")))));
    }

    Optional<SentFact> disease() {
        if (!shape.isOfGuide()) {
            return Optional.empty();
        }
        Source source = seeded.source();
        Coding grade = seeded.one(
                new Coding(Sent.LOINC, "LA6668-3", "PATHOGENIC"),
                new Coding(Sent.LOINC, "LA26333-7", "UNCERTAIN"),
                new Coding(Sent.LOINC, "LA6675-8", "BENIGN"));
        boolean found = seeded.below(3) > 0;
        String name = "NM_900001.1:c.681G>A";
        Sent variant = Sent.loinc(shape, seeded.source(), "69548-6")
                .value(found ? "LA9633-4" : "LA9634-2", "")
                .gene(BRCA2)
                .component(Sent.LOINC, "48004-6", "http://varnomen.hgvs.org", name, "")
                .component("53034-5", "LA6706-1");
        Sent sent = shape == SentShape.STU1
                ? Sent.loinc(shape, source, "53037-8").value(grade.code(), "")
                : Sent.coded(shape, source, shape.codes(), "diagnostic-implication")
                        .component("53037-8", grade.code());
        return Optional.of(sent.words(Sent.LOINC, "81259-4", "Fanconi anemia")
                .derivedFrom(variant)
                .means(new DiagnosticImplication(
                        source,
                        "BRCA2",
                        Origin.UNSTATED,
                        Significance.valueOf(grade.display()),
                        found ? Presence.PRESENT : Presence.ABSENT,
                        Zygosity.HETEROZYGOUS,
                        List.of(name),
                        Concept.ofText("Fanconi anemia"))));
    }

    /** Of its own since STU3, before that a component of the variant. */
    Optional<SentFact> consequence() {
        if (shape != SentShape.STU2 && shape != SentShape.STU3 && shape != SentShape.STU4_CI) {
            return Optional.empty();
        }
        Source source = seeded.source();
        boolean own = shape != SentShape.STU2;
        String name = "NM_900001.1:c.681G>A";
        Coding nonsense = new Coding(shape.changes(), "SO:0001587", "stop_gained");
        Sent variant = Sent.loinc(shape, own ? seeded.source() : source, "69548-6")
                .value("LA9633-4", "")
                .gene(BRCA2)
                .component(Sent.LOINC, "48004-6", "http://varnomen.hgvs.org", name, "");
        Sent sent = own
                ? Sent.coded(
                                shape,
                                source,
                                shape.codes(),
                                seeded.one("molecular-consequence", "molecular-consequences"))
                        .gene(BRCA2)
                        .component(Sent.LOINC, "48004-6", "http://varnomen.hgvs.org", name, "")
                        .derivedFrom(variant)
                : variant;
        return Optional.of(sent.component(
                        shape.codes(),
                        own ? "feature-consequence" : "molecular-consequence",
                        nonsense.system(),
                        nonsense.code(),
                        nonsense.display())
                .means(new MolecularConsequence(
                        source,
                        "BRCA2",
                        Origin.UNSTATED,
                        List.of(name),
                        List.of(Concept.of(nonsense)),
                        Concept.NONE,
                        List.of(variant.reference()))));
    }

    Optional<SentFact> biomarker() {
        if (shape == SentShape.CORE_R4) {
            return Optional.empty();
        }
        Source source = seeded.source();
        boolean burden = seeded.below(2) == 0;
        Sent sent = Sent.loinc(shape, source, burden ? "94076-7" : "81695-9");
        Concept marker = Concept.of(Coding.of(Sent.LOINC, burden ? "94076-7" : "81695-9"));
        BigDecimal number = new BigDecimal(1 + seeded.below(40));
        return Optional.of((burden ? sent.amount(number, "1/1000000") : sent.value("LA26203-2", "MSI-H"))
                .means(new MolecularBiomarker(
                        source,
                        "",
                        Origin.UNSTATED,
                        marker,
                        burden ? Concept.NONE : Concept.of(new Coding(Sent.LOINC, "LA26203-2", "MSI-H")),
                        burden ? Optional.of(number) : Optional.empty(),
                        burden ? "1/1000000" : "")));
    }

    Optional<SentFact> overall() {
        if (!shape.isBeforeThird()) {
            return Optional.empty();
        }
        Source source = seeded.source();
        boolean positive = seeded.below(2) == 0;
        return Optional.of(Sent.loinc(shape, source, "51968-6")
                .value(positive ? "LA6576-8" : "LA6577-6", "")
                .means(new OverallInterpretation(
                        source, "", Origin.UNSTATED, positive ? Presence.PRESENT : Presence.ABSENT)));
    }

    /** The code of one gene beside the name of another. */
    Optional<SentFact> contradictory() {
        Source source = seeded.source();
        Coding two = new Coding("http://www.genenames.org", "HGNC:2625", "CYP2C19");
        Sent sent =
                switch (shape) {
                    case CORE_R4 -> Sent.loinc(shape, source, "55233-1").string("*1/*2");
                    case PLAIN_LOINC -> Sent.loinc(shape, source, "79714-2").text("Poor metabolizer");
                    default -> Sent.loinc(shape, source, "84413-4").text("*1/*2");
                };
        return Optional.of(sent.gene(two).means(new UncomputableResult(source, "", Origin.UNSTATED, "")));
    }
}
