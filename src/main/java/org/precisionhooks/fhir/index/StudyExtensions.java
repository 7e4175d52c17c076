package org.precisionhooks.fhir.index;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;

/** What makes a Procedure a study of the genome: the extensions of the guide's analysis. */
public final class StudyExtensions {

    /** Before the name of each, {@code genome-build} or {@code regions}. */
    public static final String ANALYSIS =
            "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-";

    private StudyExtensions() {}

    static boolean isAnalysis(Procedure procedure) {
        return procedure.getExtension().stream()
                .anyMatch(extension ->
                        extension.getUrl() != null && extension.getUrl().startsWith(ANALYSIS));
    }

    static Stream<Reference> specimens(Procedure procedure) {
        return procedure.getExtensionsByUrl(ANALYSIS + "specimen").stream()
                .map(extension -> extension.getValue())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    }
}
