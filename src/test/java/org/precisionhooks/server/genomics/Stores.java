package org.precisionhooks.server.genomics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Transactions of records that the tests of the genomics operations ask about; single quotes stand for double ones. */
public final class Stores {

    private static final String ANALYSIS =
            "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/genomic-study-analysis-";

    private Stores() {}

    public static String transaction(String... resources) {
        return Stream.of(resources)
                .map(resource -> resource.replace('\'', '"'))
                .map(Stores::entry)
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
    }

    private static String entry(String resource) {
        String type = value(resource, "resourceType");
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + type + "/"
                + value(resource, "id") + "\"}}";
    }

    private static String value(String resource, String field) {
        int start = resource.indexOf("\"" + field + "\":\"") + field.length() + 4;
        return resource.substring(start, resource.indexOf('"', start));
    }

    static String patient(String id) {
        return transaction("{'resourceType':'Patient','id':'" + id + "'}");
    }

    /** A consent to everything. */
    static String permitting(String patient) {
        return transaction(consent(patient + "-consent", patient, "{'type':'permit'}"));
    }

    public static String consent(String id, String patient, String provision) {
        return """
                {'resourceType':'Consent','id':'%s','status':'active','dateTime':'2025-03-02',
                 'scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'patient-privacy'}]},
                 'category':[{'coding':[{'system':'http://loinc.org','code':'59284-0'}]}],
                 'patient':{'reference':'Patient/%s'},
                 'policyRule':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'OPTIN'}]},
                 'provision':%s}""".formatted(id, patient, provision);
    }

    /** The two tests of HCC1143 that the reference implementation keeps in its database, as studies of the guide. */
    static String studies() {
        return transaction(
                study(
                        "HCC1143-T2",
                        "2020-02-17",
                        "LA14029-5",
                        List.of("SO:0000159", "SO:0000667", "SO:0001019", "SO:1000036"),
                        region("studied", "NC_000007.13:55000000-55300000") + ","
                                + region("uncalled", "NC_000007.13:55174000-55175000")),
                study(
                        "HCC1143-T1",
                        "2020-02-03",
                        "LA26806-2",
                        List.of("SO:0001483", "SO:0002007", "SO:1000032"),
                        region("studied", "['NC_000007.14:55019016-55211628', 'NC_000013.11:1-99']")),
                consent("HCC1143-consent", "HCC1143", "{'type':'permit'}"));
    }

    private static String region(String part, String places) {
        return "{'url':'" + part + "','valueCodeableConcept':{'text':\"" + places.replace("'", "`") + "\"}}";
    }

    private static String study(String id, String date, String build, List<String> changes, String regions) {
        String types = changes.stream()
                .map(code -> "{'url':'" + ANALYSIS
                        + "change-type','valueCodeableConcept':{'coding':[{'system':'http://sequenceontology.org','code':'"
                        + code + "'}]}}")
                .collect(Collectors.joining(","));
        return "{'resourceType':'Procedure','id':'" + id + "','status':'completed','identifier':[{'value':'" + id
                + "'}],'subject':{'reference':'Patient/HCC1143'},'performedDateTime':'" + date + "','extension':["
                + "{'url':'" + ANALYSIS
                + "genome-build','valueCodeableConcept':{'coding':[{'system':'http://loinc.org','code':'" + build
                + "'}]}}," + types + ",{'url':'" + ANALYSIS
                + "specimen','valueReference':{'identifier':{'value':'HCC1143-Sp1'}}},{'url':'" + ANALYSIS
                + "regions','extension':[" + regions + "]}]}";
    }
}
