package org.precisionhooks.server.genomics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results of made-up patients, as laboratories send them; single quotes stand for double ones. */
public final class Results {

    private static final String LOINC = "http://loinc.org";

    private Results() {}

    /** A variant counted from 1. */
    public static String variant(String id, String patient, String accession, long position, String change) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'Patient/"
                + patient + "'}," + content(accession, position, change) + "}";
    }

    /** @param change {@code G>A} */
    public static String content(String accession, long position, String change) {
        String[] alleles = change.split(">", -1);
        return "'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]}],"
                + "'effectiveDateTime':'2025-05-04'," + code("code", "69548-6") + ","
                + "'valueCodeableConcept':{'coding':[{'system':'" + LOINC + "','code':'LA9633-4'}]},'component':["
                + Stream.of(
                                coded("48013-7", "http://www.ncbi.nlm.nih.gov/refseq", accession),
                                coded("92822-6", LOINC, "LA30102-0"),
                                text("69547-8", alleles[0]),
                                text("69551-0", alleles[1]),
                                "{" + code("code", "81254-5") + ",'valueRange':{'low':{'value':" + position + "}}}")
                        .collect(Collectors.joining(","))
                + "]";
    }

    /** A variant that is present, told by these components. */
    public static String found(String id, String patient, String... components) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'Patient/"
                + patient + "'}," + code("code", "69548-6") + ",'valueCodeableConcept':{'coding':[{'system':'" + LOINC
                + "','code':'LA9633-4'}]},'component':[" + String.join(",", components) + "]}";
    }

    /** Components of a place; the base is {@code LA30100-4}, {@code LA30102-0} or nothing. */
    public static String place(String accession, String base, long low, String reference, String alternate) {
        String system = base.isEmpty() ? "" : coded("92822-6", LOINC, base) + ",";
        return coded("48013-7", "http://www.ncbi.nlm.nih.gov/refseq", accession) + "," + system
                + text("69547-8", reference) + "," + text("69551-0", alternate) + ",{" + code("code", "81254-5")
                + ",'valueRange':{'low':{'value':" + low + "}}}";
    }

    /** A description by HGVS: {@code 48004-6} for c., {@code 81290-9} for g., {@code 48005-3} for p. */
    public static String hgvs(String key, String description) {
        return coded(key, "http://varnomen.hgvs.org", description);
    }

    public static String gene(String hgnc) {
        return coded("48018-6", "http://www.genenames.org", hgnc);
    }

    /** A genotype in words. */
    public static String genotype(String id, String patient, String gene, String value) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'Patient/"
                + patient
                + "'}," + code("code", "84413-4") + ",'valueCodeableConcept':{'text':'" + value + "'},'component':["
                + "{" + code("code", "48018-6")
                + ",'valueCodeableConcept':{'coding':[{'system':'http://www.genenames.org','code':'"
                + gene + "'}]}}]}";
    }

    /** What a result means for a drug. */
    public static String implication(String id, String patient, String drug, String restsOn) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','subject':{'reference':'Patient/"
                + patient
                + "'},'code':{'coding':[{'system':'http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs','code':'therapeutic-implication'}]},"
                + "'derivedFrom':[{'reference':'" + restsOn + "'}],'component':[{" + code("code", "51963-7")
                + ",'valueCodeableConcept':{'text':'" + drug + "'}}]}";
    }

    /** A report that holds a variant and what it means. */
    public static String report(String id, String patient, String accession, long position) {
        return "{'resourceType':'DiagnosticReport','id':'" + id
                + "','status':'final','identifier':[{'system':'urn:lab','value':'" + id
                + "'}],'subject':{'reference':'Patient/" + patient + "'}," + code("code", "51969-4")
                + ",'result':[{'reference':'#o1'},{'reference':'#o2'}],'contained':["
                + "{'resourceType':'Observation','id':'o1','status':'final'," + content(accession, position, "C>T")
                + "},"
                + implication("o2", patient, "warfarin", "#o1") + "]}";
    }

    private static String code(String field, String code) {
        return "'" + field + "':{'coding':[{'system':'" + LOINC + "','code':'" + code + "'}]}";
    }

    public static String coded(String key, String system, String value) {
        return "{" + code("code", key) + ",'valueCodeableConcept':{'coding':[{'system':'" + system + "','code':'"
                + value + "'}]}}";
    }

    private static String text(String key, String value) {
        return "{" + code("code", key) + ",'valueString':'" + value + "'}";
    }

    /** Everything but these instances. */
    public static String permittingAllBut(List<String> references) {
        String data = references.stream()
                .map(reference -> "{'meaning':'instance','reference':{'reference':'" + reference + "'}}")
                .collect(Collectors.joining(","));
        return "{'type':'permit','provision':[{'type':'deny','data':[" + data + "]}]}";
    }
}
