package org.precisionhooks.server.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resources of one patient of a golden case, each made of one line that a clinician reads. */
final class CaseResources {

    private final String patient;
    private final List<JsonNode> resources = new ArrayList<>();

    CaseResources(String patient) {
        this.patient = patient;
    }

    List<JsonNode> all() {
        return resources;
    }

    String patient() {
        return patient;
    }

    /** The id of the resource that is added next. */
    String nextId() {
        return patient + "-" + resources.size();
    }

    void add(JsonNode resource) {
        resources.add(resource);
    }

    /** @param elements JSON in single quotes */
    void add(String type, String elements) {
        add(HookRecords.read("{'resourceType': '" + type + "', 'id': '" + nextId() + "', " + elements + "}"));
    }

    String subject() {
        return "'subject': {'reference': 'Patient/" + patient + "'}";
    }

    static Matcher parts(String form, String line) {
        Matcher matcher = Pattern.compile(form).matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not of the form " + form + ": " + line);
        }
        return matcher;
    }

    static String known(Map<String, String> codes, String name) {
        if (!codes.containsKey(name)) {
            throw new IllegalArgumentException("No code is known for " + name);
        }
        return codes.get(name);
    }

    static String coded(String system, String code, String words) {
        return "{'coding': [{'system': '" + system + "', 'code': '" + code + "', 'display': '" + words
                + "'}], 'text': '" + words + "'}";
    }

    static String category(String code) {
        return "'category': [{'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/observation-category', 'code': '"
                + code + "'}]}]";
    }

    static String component(String loinc, String value) {
        return "{'code': {'coding': [{'system': 'http://loinc.org', 'code': '" + loinc
                + "'}]}, 'valueCodeableConcept': " + value + "}";
    }

    static String text(String words) {
        return "{'text': '" + words + "'}";
    }
}
