package org.precisionhooks.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precisionhooks.server.genomics.Results;
import org.precisionhooks.server.genomics.Stores;

/**
 * Two patients with the same consent: one has the facts that it refuses, the other has not. Single quotes stand for double ones.
 */
public final class TwinRecords {

    /** In everything that is refused and has words. */
    public static final String CANARY = "canarybird";

    /** Who has the refused facts. */
    public static final String HIDING = "twin-hid";

    public static final String LACKING = "twin-non";

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private TwinRecords() {}

    /** The consent of both, which refuses each of the facts that one of them has. */
    public static String consent(String twin) {
        String all = Stream.of(hidden(twin))
                .map(resource -> ServerIT.json(resource.replace('\'', '"')))
                .map(resource -> resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText())
                .map(reference -> "{'meaning':'instance','reference':{'reference':'" + reference + "'}}")
                .collect(Collectors.joining(","));
        return Stores.consent(
                twin + "-consent", twin, "{'type':'permit','provision':[{'type':'deny','data':[" + all + "]}]}");
    }

    /** What a twin has, refused or not. */
    public static List<String> record(String twin) {
        return Stream.concat(Stream.of(shown(twin)), twin.equals(HIDING) ? Stream.of(hidden(twin)) : Stream.empty())
                .toList();
    }

    /** What both have. */
    private static String[] shown(String twin) {
        return new String[] {
            "{'resourceType':'Patient','id':'%s','gender':'female','birthDate':'1970-03-01'}".formatted(twin),
            Results.genotype(twin + "-cyp2d6", twin, "HGNC:2625", "*1/*4"),
            prescription(twin + "-codeine", twin, "2670", "codeine"),
            result(twin + "-ldl", twin, "18262-6", "150", "mg/dL"),
            result(twin + "-chol", twin, "2093-3", "240", "mg/dL"),
            result(twin + "-hdl", twin, "2085-9", "45", "mg/dL"),
            result(twin + "-sbp", twin, "8480-6", "138", "mm[Hg]"),
            result(twin + "-bmi", twin, "39156-5", "29", "kg/m2"),
            result(twin + "-egfr", twin, "98979-8", "88", "mL/min/{1.73_m2}"),
        };
    }

    /** What one of them has besides, and lets nobody know. */
    private static String[] hidden(String twin) {
        return new String[] {
            Results.genotype(twin + "-cyp2c19", twin, "HGNC:2621", "*2/*2"),
            Results.variant(twin + "-variant", twin, "NC_000010.11", 94_781_859, "G>A"),
            Results.report(twin + "-report", twin, "NC_000010.11", 94_842_866),
            Results.implication(twin + "-tx", twin, CANARY, "Observation/" + twin + "-cyp2c19"),
            prescription(twin + "-clopidogrel", twin, "32968", "clopidogrel"),
            prescription(twin + "-fluoxetine", twin, "4493", "fluoxetine"),
            result(twin + "-a1c", twin, "4548-4", "8.1", "%"),
            condition(twin + "-pregnant", twin, "77386006", "pregnant " + CANARY),
            condition(twin + "-infarct", twin, "22298006", "myocardial infarction"),
            "{'resourceType':'AllergyIntolerance','id':'%1$s-allergy','patient':{'reference':'Patient/%1$s'},'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical','code':'active'}]},'code':{'coding':[{'system':'%2$s','code':'7052','display':'morphine'}]}}"
                    .formatted(twin, RXNORM),
            "{'resourceType':'MedicationStatement','id':'%1$s-declined','status':'not-taken','subject':{'reference':'Patient/%1$s'},'effectiveDateTime':'2026-03-02','statusReason':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActReason','code':'PATOBJ'}]}],'medicationCodeableConcept':{'coding':[{'system':'http://www.whocc.no/atc','code':'C10AA','display':'statins'}]}}"
                    .formatted(twin),
            "{'resourceType':'Observation','id':'%1$s-wish','status':'final','subject':{'reference':'Patient/%1$s'},'effectiveDateTime':'2026-03-02','code':{'coding':[{'system':'http://loinc.org','code':'75773-2'}]},'valueCodeableConcept':{'text':'no tablets, says the %2$s'}}"
                    .formatted(twin, CANARY),
            "{'resourceType':'Goal','id':'%1$s-goal','lifecycleStatus':'active','subject':{'reference':'Patient/%1$s'},'startDate':'2026-03-02','description':{'text':'to walk with the %2$s'}}"
                    .formatted(twin, CANARY),
            "{'resourceType':'FamilyMemberHistory','id':'%1$s-father','status':'completed','patient':{'reference':'Patient/%1$s'},'relationship':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-RoleCode','code':'FTH'}]},'condition':[{'code':{'coding':[{'system':'http://snomed.info/sct','code':'22298006'}]},'onsetAge':{'value':40,'system':'http://unitsofmeasure.org','code':'a'}}]}"
                    .formatted(twin),
            "{'resourceType':'Encounter','id':'%1$s-stay','status':'in-progress','class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'IMP'},'subject':{'reference':'Patient/%1$s'},'period':{'start':'2026-01-01'}}"
                    .formatted(twin),
            "{'resourceType':'RiskAssessment','id':'%1$s-risk','status':'final','subject':{'reference':'Patient/%1$s'},'method':{'text':'PGS900001'},'prediction':[{'outcome':{'text':'%2$s'},'probabilityDecimal':0.4}]}"
                    .formatted(twin, CANARY),
            "{'resourceType':'Task','id':'%1$s-task','status':'requested','intent':'proposal','for':{'reference':'Patient/%1$s'},'code':{'coding':[{'system':'http://loinc.org','code':'LA14020-4','display':'%2$s'}]},'description':'%2$s'}"
                    .formatted(twin, CANARY),
            "{'resourceType':'DocumentReference','id':'%1$s-file','status':'current','subject':{'reference':'Patient/%1$s'},'content':[{'attachment':{'contentType':'text/vcf','data':'%2$s'}}]}"
                    .formatted(twin, Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8)))
        };
    }

    /** An active order of an ingredient. */
    public static String prescription(String id, String patient, String rxcui, String name) {
        return """
                {'resourceType':'MedicationRequest','id':'%s','status':'active','intent':'order','subject':{'reference':'Patient/%s'},
                 'authoredOn':'2026-11-01','medicationCodeableConcept':{'coding':[{'system':'%s','code':'%s'}],'text':'%s'}}""".formatted(id, patient, RXNORM, rxcui, name);
    }

    private static String result(String id, String patient, String loinc, String value, String unit) {
        return """
                {'resourceType':'Observation','id':'%s','status':'final','subject':{'reference':'Patient/%s'},
                 'code':{'coding':[{'system':'http://loinc.org','code':'%s'}]},'effectiveDateTime':'2026-10-01',
                 'valueQuantity':{'value':%s,'system':'http://unitsofmeasure.org','code':'%s'}}""".formatted(id, patient, loinc, value, unit);
    }

    private static String condition(String id, String patient, String snomed, String name) {
        return """
                {'resourceType':'Condition','id':'%s','subject':{'reference':'Patient/%s'},'recordedDate':'2026-09-01',
                 'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]},
                 'verificationStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-ver-status','code':'confirmed'}]},
                 'code':{'coding':[{'system':'http://snomed.info/sct','code':'%s'}],'text':'%s'}}""".formatted(id, patient, snomed, name);
    }
}
