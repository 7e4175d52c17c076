package org.precisionhooks.fhir.write;

/** Canonical addresses of what {@code profiles/} publishes, and of the code systems that the answers use. */
public final class Canonical {

    /** Where all of our own definitions stand below. */
    public static final String BASE = "https://precisionhooks.org/fhir/";

    public static final String DOMAIN = codes("pm-knowledge-domain");
    public static final String OPERATION_ERROR = codes("pm-operation-error");
    public static final String IMPORT_ISSUE = codes("pm-import-issue");
    public static final String JOB_STATE = codes("pm-job-state");
    /** Identifies implications that the server worked out itself. */
    public static final String COMPUTED_IMPLICATION = BASE + "identifier/computed-implication";

    public static final String CONSENT_CONCERN = codes("pm-consent-concern");
    public static final String ACCESS_ERROR = codes("pm-access-error");
    public static final String RECOMMENDATIONS_OPERATION = BASE + "OperationDefinition/precision-recommendations";
    public static final String CARDIOVASCULAR_RISK_OPERATION = BASE + "OperationDefinition/cardiovascular-risk";
    public static final String FH_SCORE_OPERATION = BASE + "OperationDefinition/fh-score";
    public static final String POLYGENIC_SCORE_OPERATION = BASE + "OperationDefinition/polygenic-score";
    public static final String READ_REPORT_OPERATION = BASE + "OperationDefinition/read-report";
    public static final String PASSPORT_OPERATION = BASE + "OperationDefinition/pgx-passport";
    public static final String MEDICATION_REVIEW_OPERATION = BASE + "OperationDefinition/medication-review";
    public static final String IMPORT_KNOWLEDGE_OPERATION = BASE + "OperationDefinition/import-knowledge";
    public static final String RELOAD_KNOWLEDGE_OPERATION = BASE + "OperationDefinition/reload-knowledge";

    public static final String KNOWLEDGE_OPERATION = BASE + "OperationDefinition/knowledge";
    public static final String FAIRNESS_REPORT_OPERATION = BASE + "OperationDefinition/fairness-report";
    public static final String CARD_REPORT_OPERATION = BASE + "OperationDefinition/card-report";

    /** System of the identifier by which a study names the file that it was imported from. */
    public static final String IMPORTED_FILE = BASE + "sid/imported-file-sha256";

    public static final String IMPORT_VCF_OPERATION = BASE + "OperationDefinition/import-vcf";
    public static final String IMPORT_CALLS_OPERATION = BASE + "OperationDefinition/import-pgx-calls";
    public static final String IMPORT_STATUS_OPERATION = BASE + "OperationDefinition/import-status";

    /** What is audited: services, operations and works of the server. */
    public static final String AUDITED = codes("pm-audited");

    /** What a consent decision rests on, at the AuditEvent that tells of it. */
    public static final String AUDIT_DECISION = profile("pm-audit-decision");

    public static final String VERIFY_AUDIT_OPERATION = BASE + "OperationDefinition/verify-audit";
    public static final String ACCESS_REPORT_OPERATION = BASE + "OperationDefinition/access-report";
    public static final String CONSENT_EXPLAIN_OPERATION = BASE + "OperationDefinition/consent-explain";
    public static final String BREAK_GLASS_REVIEWS_OPERATION = BASE + "OperationDefinition/break-glass-reviews";
    public static final String BREAK_GLASS_REVIEWED_OPERATION = BASE + "OperationDefinition/break-glass-reviewed";

    public static final String GENOMIC_SUMMARY_OPERATION = BASE + "OperationDefinition/genomic-summary";

    public static final String SUMMARY = profile("pm-genomic-summary");
    public static final String SUMMARY_COMPOSITION = profile("pm-genomic-summary-composition");
    public static final String SUMMARY_SECTION = codes("pm-summary-section");
    public static final String RESULT_CONFLICT = codes("pm-result-conflict");

    /** A Task that this server wrote because of a genetic result. */
    public static final String RESULT_TASK = profile("pm-result-task");

    public static final String PASSPORT = profile("pm-pgx-passport");
    public static final String PASSPORT_COMPOSITION = profile("pm-pgx-passport-composition");
    public static final String PASSPORT_SECTION = codes("pm-passport-section");
    public static final String REVIEW = profile("pm-medication-review");
    public static final String REVIEWED_DRUGS = profile("pm-reviewed-drugs");
    public static final String REVIEWED_DRUG = profile("pm-reviewed-drug");
    public static final String MISSING_TEST = profile("pm-missing-test");
    public static final String REVIEW_VERDICT = codes("pm-review-verdict");
    public static final String ACTION = codes("pm-action-class");
    public static final String STRENGTH = codes("pm-strength");
    public static final String URGENCY = codes("pm-urgency");
    public static final String REASON = codes("pm-indeterminate-reason");
    /** Codes of tags that say how a genetic result was read when it was stored. */
    public static final String READING_OUTCOME = codes("pm-reading-outcome");

    /** Codes of tags of entries in the directory that nobody who keeps it has looked at. */
    public static final String DIRECTORY_STATUS = codes("pm-directory-status");

    public static final String UNCONFIRMED = "unconfirmed";

    public static final String READ_ISSUE = codes("pm-read-issue");
    public static final String RISK_EQUATION = codes("pm-risk-equation");
    public static final String RISK_MODEL = codes("pm-risk-model");
    public static final String RISK_OUTCOME = codes("pm-risk-outcome");
    public static final String RISK_INPUT = codes("pm-risk-input");
    public static final String LIKELIHOOD = codes("pm-likelihood");
    public static final String CRITERIA = codes("pm-criteria");
    public static final String INHERITED_DISEASE = codes("pm-inherited-disease");
    public static final String GAP_CAUSE = codes("pm-gap-cause");
    public static final String SCORE_REFUSAL = codes("pm-score-refusal");
    public static final String SCORE_COUNT = codes("pm-score-count");
    /** Kinds of genetic results that have no code elsewhere. */
    public static final String RESULT_KIND = codes("pm-result-kind");

    public static final String RULE = BASE + "rule/";

    public static final String CONCLUSION = profile("pm-conclusion");
    public static final String CONTAINED_PART = profile("pm-contained-part");
    public static final String BUNDLE = profile("pm-recommendations");
    public static final String GUIDANCE = profile("pm-guidance");
    public static final String PROPOSALS = profile("pm-proposals");
    public static final String IMPLICATION = profile("pm-therapeutic-implication");
    public static final String MEDICATION_PROPOSAL = profile("pm-medication-proposal");
    public static final String TEST_PROPOSAL = profile("pm-test-proposal");
    public static final String RISKS = profile("pm-cardiovascular-risks");
    public static final String RISK_ASSESSMENT = profile("pm-risk-assessment");
    public static final String DISEASE_ASSESSMENT = profile("pm-disease-assessment");
    public static final String CRITERIA_GRADE = profile("pm-criteria-grade");
    public static final String FH_SCORE = profile("pm-fh-score");
    public static final String RISK_CATEGORY = profile("pm-risk-category");
    public static final String RISK_CHANGE = profile("pm-risk-change");
    public static final String RISK_CHART = profile("pm-risk-chart");
    /** Phase set and copy of a variant, which Genomics Reporting has no place for. */
    public static final String PHASE = profile("pm-phase");

    public static final String INPUT_GAP = profile("pm-input-gap");

    public static final String LOINC = "http://loinc.org";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String HGNC = "http://www.genenames.org";
    public static final String GENOMICS_REPORTING = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs";
    public static final String SEQUENCE_ONTOLOGY = "http://www.sequenceontology.org";
    public static final String REFSEQ = "http://www.ncbi.nlm.nih.gov/refseq";
    public static final String UCUM = "http://unitsofmeasure.org";
    public static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";
    public static final String RELATED_ARTIFACT = "http://hl7.org/fhir/StructureDefinition/workflow-relatedArtifact";

    private Canonical() {}

    private static String codes(String id) {
        return BASE + "CodeSystem/" + id;
    }

    private static String profile(String id) {
        return BASE + "StructureDefinition/" + id;
    }
}
