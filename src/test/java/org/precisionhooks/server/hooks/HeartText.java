package org.precisionhooks.server.hooks;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a golden case taken apart, and the JSON in single quotes that is made of them. */
final class HeartText {

    private HeartText() {}

    static Matcher parts(String form, String line) {
        Matcher matcher = Pattern.compile(form).matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not of the form " + form + ": " + line);
        }
        return matcher;
    }

    static String coded(String system, String code, String words) {
        return "{'coding': [{'system': '" + system + "', 'code': '" + code + "', 'display': '" + words
                + "'}], 'text': '" + words + "'}";
    }

    static String category(String code) {
        return "'category': [{'coding': [{'system': 'http://terminology.hl7.org/CodeSystem/observation-category', 'code': '"
                + code + "'}]}]";
    }

    static String known(Map<String, String> codes, String name) {
        if (!codes.containsKey(name)) {
            throw new IllegalArgumentException("No code is known for " + name);
        }
        return codes.get(name);
    }

    static String component(String loinc, String value) {
        return "{'code': {'coding': [{'system': 'http://loinc.org', 'code': '" + loinc
                + "'}]}, 'valueCodeableConcept': " + value + "}";
    }

    static String text(String words) {
        return "{'text': '" + words + "'}";
    }
}
