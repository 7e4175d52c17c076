package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.genomics.RangeSearch.Relation;
import org.precisionhooks.fhir.index.ResultKind;

/** The ten questions about one patient, whichever way they are called (genomics-fhir.md section 6.3). */
public final class SubjectAnswers {

    private static final String IMPLICATION = "implication";

    private final SubjectQuestions subjects;
    private final VariantQuestions variants;
    private final HaplotypeQuestions haplotypes;
    private final ImplicationQuestions implications;
    private final StudyQuestions studies;
    private final AnswerSize size;

    SubjectAnswers(
            SubjectQuestions subjects,
            VariantQuestions variants,
            HaplotypeQuestions haplotypes,
            ImplicationQuestions implications,
            StudyQuestions studies,
            AnswerSize size) {
        this.subjects = subjects;
        this.variants = variants;
        this.haplotypes = haplotypes;
        this.implications = implications;
        this.studies = studies;
        this.size = size;
    }

    /** A question about the patient of the address, or of a parameter. */
    Parameters answer(Question question, @Nullable IdType id, RequestDetails details) {
        return subjects.answer(id, details, asking -> size.checked(answer(question, asking)));
    }

    private Parameters answer(Question question, Asking asking) {
        return switch (question) {
            case VARIANTS -> variants.byRanges(asking, Relation.OVERLAPPING);
            case SPECIFIC_VARIANTS -> variants.byName(asking);
            case STRUCTURAL_INTERSECTING_VARIANTS -> variants.byRanges(asking, Relation.INTERSECTING);
            case STRUCTURAL_SUBSUMING_VARIANTS -> variants.byRanges(asking, Relation.SUBSUMING);
            case HAPLOTYPES -> haplotypes.ofGenes(asking);
            case SPECIFIC_HAPLOTYPES -> haplotypes.byName(asking);
            case TREATMENT_IMPLICATIONS -> implications.of(asking, ResultKind.THERAPEUTIC, IMPLICATION);
            case DIAGNOSTIC_IMPLICATIONS -> implications.of(asking, ResultKind.DIAGNOSTIC, IMPLICATION);
            case MOLECULAR_CONSEQUENCES -> implications.of(asking, ResultKind.CONSEQUENCE, "consequence");
            case STUDY_METADATA -> studies.of(asking);
        };
    }

    /** What is asked. */
    enum Question {
        VARIANTS,
        SPECIFIC_VARIANTS,
        STRUCTURAL_INTERSECTING_VARIANTS,
        STRUCTURAL_SUBSUMING_VARIANTS,
        HAPLOTYPES,
        SPECIFIC_HAPLOTYPES,
        TREATMENT_IMPLICATIONS,
        DIAGNOSTIC_IMPLICATIONS,
        MOLECULAR_CONSEQUENCES,
        STUDY_METADATA
    }
}
