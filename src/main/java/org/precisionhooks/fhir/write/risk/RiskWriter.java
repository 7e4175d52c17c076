package org.precisionhooks.fhir.write.risk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentPredictionComponent;
import org.hl7.fhir.r4.model.RiskAssessment.RiskAssessmentStatus;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.InputGap;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.RiskCategory;
import org.precisionhooks.engine.RiskChange;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;
import org.precisionhooks.fhir.write.advice.ConclusionExtension;
import org.precisionhooks.fhir.write.advice.EvidenceReferences;
import org.precisionhooks.fhir.write.advice.Statement;

/** The risk by one equation, with every input in {@code basis}; without a risk it is cancelled, and says what is lacking. */
final class RiskWriter {

    private static final String UCUM = "http://unitsofmeasure.org";

    private RiskWriter() {}

    /**
     * What a risk is told with.
     *
     * @param asOf the day of which it is told, where it is not that of the answer
     * @param starts treatments to consider, as they are left when the patient's genes and wishes were asked
     */
    record Setting(Optional<LocalDate> asOf, List<Finding> starts) {
        Setting {
            starts = List.copyOf(starts);
        }
    }

    static RiskAssessment of(Statement statement, Risk risk, Setting setting) {
        Finding finding = statement.finding();
        RiskAssessment assessment = new RiskAssessment();
        assessment.getMeta().addProfile(Canonical.RISK_ASSESSMENT);
        assessment.addExtension(ConclusionExtension.of(finding));
        risk.gaps().forEach(gap -> assessment.addExtension(gap(gap)));
        assessment
                .setStatus(risk.estimates().isEmpty() ? RiskAssessmentStatus.CANCELLED : RiskAssessmentStatus.FINAL)
                .setMethod(method(finding, risk))
                .setSubject(statement.subject())
                .setOccurrence(setting.asOf()
                        .map(day -> new DateTimeType(day.toString()))
                        .orElseGet(() -> statement.answer().dateTime()))
                .setBasis(EvidenceReferences.basis(finding))
                .setNote(statement.notes());
        risk.categories().forEach(category -> assessment.addExtension(category(category)));
        RiskChart.of(risk, finding.citations().get(0).title())
                .ifPresent(drawing -> assessment.addExtension(chart(drawing)));
        risk.estimates().forEach(estimate -> assessment.addPrediction(prediction(risk, estimate)));
        String mitigation = mitigation(finding, setting.starts());
        if (!mitigation.isEmpty()) {
            assessment.setMitigation(mitigation);
        }
        return assessment;
    }

    private static CodeableConcept method(Finding finding, Risk risk) {
        Citation citation = finding.citations().get(0);
        CodeableConcept method = new CodeableConcept().setText(citation.title());
        method.addCoding(coding(Canonical.RISK_EQUATION, risk.equation()).setVersion(citation.version()));
        if (!risk.model().isEmpty()) {
            method.addCoding(coding(Canonical.RISK_MODEL, risk.model()));
        }
        return method;
    }

    private static RiskAssessmentPredictionComponent prediction(Risk risk, RiskEstimate estimate) {
        RiskAssessmentPredictionComponent prediction = new RiskAssessmentPredictionComponent();
        prediction
                .setOutcome(new CodeableConcept()
                        .addCoding(coding(Canonical.RISK_OUTCOME, estimate.outcome()))
                        .setText(estimate.label()))
                .setProbability(new DecimalType(estimate.exact()))
                .setWhen(new Range()
                        .setHigh(new Quantity(estimate.years())
                                .setUnit("years")
                                .setSystem(UCUM)
                                .setCode("a")));
        risk.changes().forEach(change -> change(change, estimate).ifPresent(prediction::addExtension));
        return prediction;
    }

    /** What was declined is told as that, and not suggested again. */
    private static String mitigation(Finding risk, List<Finding> starts) {
        Stream<String> goals = risk.paragraphs().stream()
                .filter(paragraph -> paragraph.kind() == Paragraph.Kind.ADVICE)
                .map(Paragraph::text);
        Stream<String> treatments = starts.stream().map(RiskWriter::words);
        return Stream.concat(goals, treatments).collect(Collectors.joining("\n"));
    }

    /** A treatment to consider, or that it was declined. */
    static String words(Finding start) {
        return start.againstWish() ? wishes(start) : start.headline();
    }

    private static String wishes(Finding start) {
        return start.paragraphs().stream()
                .filter(paragraph -> paragraph.kind() == Paragraph.Kind.WISH)
                .map(Paragraph::text)
                .collect(Collectors.joining(" "));
    }

    /** The same estimate with an input changed. */
    private static Optional<Extension> change(RiskChange change, RiskEstimate estimate) {
        return change.differences().stream()
                .filter(one -> one.changed().outcome().equals(estimate.outcome())
                        && one.changed().years() == estimate.years())
                .findFirst()
                .map(one -> {
                    Extension extension = new Extension(Canonical.RISK_CHANGE);
                    extension.addExtension(new Extension("input", coding(Canonical.RISK_INPUT, change.input())));
                    extension.addExtension(new Extension("label", new StringType(change.label())));
                    extension.addExtension(new Extension(
                            "percent", new DecimalType(one.changed().percent())));
                    extension.addExtension(new Extension("points", new DecimalType(one.points())));
                    return extension;
                });
    }

    private static Extension category(RiskCategory category) {
        Extension extension = new Extension(Canonical.RISK_CATEGORY);
        extension.addExtension(new Extension("rule", new UriType(Canonical.RULE + category.rule())));
        extension.addExtension(new Extension("label", new StringType(category.label())));
        extension.addExtension(new Extension("guideline", new StringType(category.guideline())));
        return extension;
    }

    private static Extension chart(String drawing) {
        return new Extension(
                Canonical.RISK_CHART,
                new Attachment()
                        .setContentType("image/svg+xml")
                        .setLanguage("en")
                        .setTitle("What would change the risk")
                        .setData(drawing.getBytes(StandardCharsets.UTF_8)));
    }

    static Extension gap(InputGap gap) {
        Extension extension = new Extension(Canonical.INPUT_GAP);
        extension.addExtension(new Extension("input", coding(Canonical.RISK_INPUT, gap.input())));
        extension.addExtension(new Extension("cause", Codes.of(Canonical.GAP_CAUSE, gap.cause())));
        extension.addExtension(new Extension("needed", new BooleanType(gap.needed())));
        extension.addExtension(new Extension("words", new StringType(gap.words())));
        return extension;
    }

    private static Coding coding(String system, String code) {
        return new Coding().setSystem(system).setCode(code);
    }
}
