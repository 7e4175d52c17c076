package org.precisionhooks.fhir.write;

/** Canonical addresses of what {@code profiles/} publishes, and of the code systems that the answers use. */
public final class Canonical {

    /** Where all of our own definitions stand below. */
    public static final String BASE = "https://precisionhooks.org/fhir/";

    public static final String DOMAIN = codes("pm-knowledge-domain");
    public static final String OPERATION_ERROR = codes("pm-operation-error");
    public static final String IMPORT_ISSUE = codes("pm-import-issue");
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

    static final String SUMMARY = profile("pm-genomic-summary");
    static final String SUMMARY_COMPOSITION = profile("pm-genomic-summary-composition");
    static final String SUMMARY_SECTION = codes("pm-summary-section");
    static final String RESULT_CONFLICT = codes("pm-result-conflict");

    /** A Task that this server wrote because of a genetic result. */
    public static final String RESULT_TASK = profile("pm-result-task");

    static final String PASSPORT = profile("pm-pgx-passport");
    static final String PASSPORT_COMPOSITION = profile("pm-pgx-passport-composition");
    static final String PASSPORT_SECTION = codes("pm-passport-section");
    static final String REVIEW = profile("pm-medication-review");
    static final String REVIEWED_DRUGS = profile("pm-reviewed-drugs");
    static final String REVIEWED_DRUG = profile("pm-reviewed-drug");
    static final String MISSING_TEST = profile("pm-missing-test");
    static final String REVIEW_VERDICT = codes("pm-review-verdict");
    static final String ACTION = codes("pm-action-class");
    static final String STRENGTH = codes("pm-strength");
    static final String URGENCY = codes("pm-urgency");
    static final String REASON = codes("pm-indeterminate-reason");
    /** Codes of tags that say how a genetic result was read when it was stored. */
    public static final String READING_OUTCOME = codes("pm-reading-outcome");

    /** Codes of tags of entries in the directory that nobody who keeps it has looked at. */
    public static final String DIRECTORY_STATUS = codes("pm-directory-status");

    public static final String UNCONFIRMED = "unconfirmed";

    static final String READ_ISSUE = codes("pm-read-issue");
    static final String RISK_EQUATION = codes("pm-risk-equation");
    static final String RISK_MODEL = codes("pm-risk-model");
    static final String RISK_OUTCOME = codes("pm-risk-outcome");
    static final String RISK_INPUT = codes("pm-risk-input");
    static final String LIKELIHOOD = codes("pm-likelihood");
    static final String CRITERIA = codes("pm-criteria");
    static final String INHERITED_DISEASE = codes("pm-inherited-disease");
    static final String GAP_CAUSE = codes("pm-gap-cause");
    static final String SCORE_REFUSAL = codes("pm-score-refusal");
    static final String SCORE_COUNT = codes("pm-score-count");
    /** Kinds of genetic results that have no code elsewhere. */
    public static final String RESULT_KIND = codes("pm-result-kind");

    static final String RULE = BASE + "rule/";

    static final String CONCLUSION = profile("pm-conclusion");
    static final String CONTAINED_PART = profile("pm-contained-part");
    static final String BUNDLE = profile("pm-recommendations");
    static final String GUIDANCE = profile("pm-guidance");
    static final String PROPOSALS = profile("pm-proposals");
    static final String IMPLICATION = profile("pm-therapeutic-implication");
    static final String MEDICATION_PROPOSAL = profile("pm-medication-proposal");
    static final String TEST_PROPOSAL = profile("pm-test-proposal");
    static final String RISKS = profile("pm-cardiovascular-risks");
    static final String RISK_ASSESSMENT = profile("pm-risk-assessment");
    static final String DISEASE_ASSESSMENT = profile("pm-disease-assessment");
    static final String CRITERIA_GRADE = profile("pm-criteria-grade");
    static final String FH_SCORE = profile("pm-fh-score");
    static final String RISK_CATEGORY = profile("pm-risk-category");
    static final String RISK_CHANGE = profile("pm-risk-change");
    static final String RISK_CHART = profile("pm-risk-chart");
    /** Phase set and copy of a variant, which Genomics Reporting has no place for. */
    public static final String PHASE = profile("pm-phase");

    static final String INPUT_GAP = profile("pm-input-gap");

    static final String LOINC = "http://loinc.org";
    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    static final String HGNC = "http://www.genenames.org";
    static final String GENOMICS_REPORTING = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs";
    static final String SEQUENCE_ONTOLOGY = "http://www.sequenceontology.org";
    static final String REFSEQ = "http://www.ncbi.nlm.nih.gov/refseq";
    static final String UCUM = "http://unitsofmeasure.org";
    static final String GUIDE = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";
    static final String RELATED_ARTIFACT = "http://hl7.org/fhir/StructureDefinition/workflow-relatedArtifact";

    private Canonical() {}

    private static String codes(String id) {
        return BASE + "CodeSystem/" + id;
    }

    private static String profile(String id) {
        return BASE + "StructureDefinition/" + id;
    }
}
