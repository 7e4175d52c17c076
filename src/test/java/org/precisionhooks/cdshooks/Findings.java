package org.precisionhooks.cdshooks;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion;
import org.precisionhooks.engine.Conclusion.Indeterminate;
import org.precisionhooks.engine.Conclusion.Reason;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Conclusion.TestFirst;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugResolution;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Strength;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** Findings as an engine may give them. */
public final class Findings {

    static final Drug CLOPIDOGREL = new Drug("32968", "clopidogrel");
    public static final Drug PRASUGREL = new Drug("613391", "prasugrel");
    public static final Drug TICAGRELOR = new Drug("1116632", "ticagrelor");

    private Findings() {}

    static Advice advice(Finding... findings) {
        return new Advice(List.of(findings), List.of());
    }

    public static Finding avoidClopidogrel() {
        return recommendation(ActionClass.AVOID, Strength.STRONG, "Avoid clopidogrel: CYP2C19 poor metabolizer");
    }

    public static Finding recommendation(ActionClass action, Strength strength, String headline) {
        return finding(new Recommendation(action, strength, List.of(PRASUGREL, TICAGRELOR)), headline);
    }

    public static Finding recommendation(ActionClass action, Strength strength, List<Drug> alternatives) {
        return finding(new Recommendation(action, strength, alternatives), "Change the drug");
    }

    public static Finding testFirst(String... genes) {
        return finding(
                new TestFirst(List.of(genes), Strength.STRONG),
                "Test " + String.join(" and ", genes) + " before clopidogrel");
    }

    /** What was not recognised is of no drug. */
    static Finding unresolved(String orderText) {
        return with(
                finding(
                        new Indeterminate(Reason.DRUG_NOT_RESOLVED, Optional.empty()),
                        orderText + " could not be checked: the drug was not recognised"),
                new OrderedDrug(Optional.of("MedicationRequest/m1"), orderText, DrugResolution.UNRESOLVED, List.of()),
                Optional.empty());
    }

    static Finding recognisedBy(Recognition recognition) {
        DrugResolution resolution = new DrugResolution(List.of(CLOPIDOGREL), recognition, true);
        return with(
                avoidClopidogrel(),
                new OrderedDrug(Optional.of("MedicationRequest/m1"), "clopidogrel 75 MG", resolution, List.of()),
                Optional.of(CLOPIDOGREL));
    }

    static Finding withText(Finding finding, String text) {
        return new Finding(
                finding.domain(),
                finding.topic(),
                finding.rule(),
                finding.order()
                        .map(order -> new OrderedDrug(order.reference(), text, order.resolution(), order.reasons())),
                finding.drug(),
                finding.conclusion(),
                text,
                List.of(new Paragraph(Paragraph.Kind.ADVICE, text)),
                List.of(new Evidence(text, source())),
                List.of(new Citation(text, text, text, text, List.of())));
    }

    public static Finding about(Drug drug, Finding finding) {
        return new Finding(
                finding.domain(),
                finding.topic(),
                finding.rule() + "-" + drug.name(),
                finding.order(),
                Optional.of(drug),
                finding.conclusion(),
                finding.headline(),
                finding.paragraphs(),
                finding.evidence(),
                finding.citations());
    }

    private static Finding finding(Conclusion conclusion, String headline) {
        return new Finding(
                Optional.of(Domain.PHARMACOGENOMICS),
                "pgx-drug-gene",
                "cpic-clopidogrel-cyp2c19-pm",
                Optional.of(new OrderedDrug(
                        Optional.of("MedicationRequest/m1"),
                        "clopidogrel 75 MG",
                        new DrugResolution(List.of(CLOPIDOGREL), Recognition.CODE, true),
                        List.of())),
                Optional.of(CLOPIDOGREL),
                conclusion,
                headline,
                List.of(
                        new Paragraph(Paragraph.Kind.FOUND, "CYP2C19 *2/*2"),
                        new Paragraph(
                                Paragraph.Kind.ADVICE, "Use prasugrel or ticagrelor if there is no contraindication.")),
                List.of(new Evidence("CYP2C19 *2/*2, Poor Metabolizer", source())),
                List.of(new Citation(
                        "CPIC",
                        "Clopidogrel and CYP2C19",
                        "2022-01",
                        "https://cpicpgx.org/guidelines/guideline-for-clopidogrel-and-cyp2c19/",
                        List.of("35034351"))));
    }

    private static Finding with(Finding finding, OrderedDrug order, Optional<Drug> drug) {
        return new Finding(
                finding.domain(),
                finding.topic(),
                finding.rule(),
                Optional.of(order),
                drug,
                finding.conclusion(),
                finding.headline(),
                finding.paragraphs(),
                finding.evidence(),
                finding.citations());
    }

    private static Source source() {
        return new Source(
                "Observation/o1", ResultStatus.FINAL, ClinicalTime.parse("2026-05-03T10:00:00Z", ZoneOffset.UTC));
    }
}
