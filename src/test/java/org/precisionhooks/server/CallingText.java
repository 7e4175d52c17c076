package org.precisionhooks.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The language of the cases of alleles that are called from resources. Lines: {@code found DPYD c NM_000110.4:c.1905+1G>A het},
 * {@code found - pos NC_000001.11:97450058:C:T het rs3918290}, {@code absent DPYD rs rs3918290}, {@code looked CYP2C19
 * NC_000010.11:94761000-94853000}, {@code sequence NC_000001.11 97450057:97450058:C:T 97082390:97082391:T:A}, {@code phase
 * Trans 1 2} (of the results of these lines), {@code genotype TPMT *1/*1}, {@code metabolism NAT2 slow acetylator}; a line may
 * start with a status.
 */
final class CallingText {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOINC = "http://loinc.org";
    private static final Map<String, String> ZYGOSITY = Map.of(
            "het", "LA6706-1",
            "hom", "LA6705-3",
            "hemi", "LA6707-9",
            "homoplasmic", "LA6704-6",
            "heteroplasmic", "LA6703-8");
    private static final Map<String, String> EXPRESSIONS =
            Map.of("c", "48004-6", "g", "81290-9", "rs", "81255-2", "id", "81252-9");

    private final List<ObjectNode> resources = new ArrayList<>();
    private int line;

    private CallingText() {}

    /** The resources of a case, the patient first. */
    static ArrayNode resources(JsonNode one) {
        CallingText text = new CallingText();
        ObjectNode patient = JSON.createObjectNode();
        patient.put("resourceType", "Patient").put("id", "p1").put("birthDate", "1970-01-01");
        patient.put("gender", one.path("sex").asText("female"));
        text.resources.add(patient);
        one.path("given").forEach(line -> text.add(line.asText()));
        ArrayNode all = JSON.createArrayNode();
        text.resources.forEach(all::add);
        return all;
    }

    private void add(String written) {
        line++;
        String[] words = written.split(" ");
        boolean stated = List.of("preliminary", "entered-in-error", "amended").contains(words[0]);
        String status = stated ? words[0] : "final";
        String[] rest = stated ? written.substring(words[0].length() + 1).split(" ") : words;
        switch (rest[0]) {
            case "found", "absent" -> variant(rest, status);
            case "looked" -> looked(rest, status);
            case "sequence" -> sequence(rest);
            case "phase" -> phase(rest, status);
            case "metabolism" -> metabolism(rest, status);
            default -> genotype(rest, status);
        }
    }

    private ObjectNode observation(String code, String status, String gene) {
        ObjectNode observation = JSON.createObjectNode();
        observation.put("resourceType", "Observation").put("id", "o" + line).put("status", status);
        observation.set("code", coded(LOINC, code));
        observation.putObject("subject").put("reference", "Patient/p1");
        observation.put("effectiveDateTime", "2026-01-05");
        observation.putArray("component");
        if (!gene.equals("-")) {
            component(observation, "48018-6").set("valueCodeableConcept", words(gene));
        }
        resources.add(observation);
        return observation;
    }

    private void variant(String[] words, String status) {
        ObjectNode observation = observation("69548-6", status, words[1]);
        observation.set("valueCodeableConcept", coded(LOINC, words[0].equals("found") ? "LA9633-4" : "LA9634-2"));
        if (words[2].equals("pos")) {
            position(observation, words[3].split(":", -1));
        } else {
            component(observation, EXPRESSIONS.getOrDefault(words[2], words[2]))
                    .set("valueCodeableConcept", coded(system(words[2]), words[3]));
        }
        if (words.length > 4) {
            component(observation, "53034-5")
                    .set("valueCodeableConcept", coded(LOINC, ZYGOSITY.getOrDefault(words[4], words[4])));
        }
        if (words.length > 5) {
            component(observation, "81255-2").set("valueCodeableConcept", coded(system("rs"), words[5]));
        }
    }

    private static String system(String kind) {
        return switch (kind) {
            case "rs" -> "http://www.ncbi.nlm.nih.gov/projects/SNP";
            case "id" -> "https://api.ncbi.nlm.nih.gov/variation/v0/";
            default -> "http://varnomen.hgvs.org";
        };
    }

    /** One-based, as in VCF. */
    private static void position(ObjectNode observation, String[] parts) {
        component(observation, "48013-7")
                .set("valueCodeableConcept", coded("http://www.ncbi.nlm.nih.gov/refseq", parts[0]));
        component(observation, "69547-8").put("valueString", parts[2]);
        component(observation, "69551-0").put("valueString", parts[3]);
        component(observation, "92822-6").set("valueCodeableConcept", coded(LOINC, "LA30102-0"));
        range(component(observation, "81254-5"), Long.parseLong(parts[1]), -1);
    }

    private void looked(String[] words, String status) {
        ObjectNode observation = observation("53041-0", status, words[1]);
        String[] parts = words[2].split("[:-]");
        component(observation, "48013-7")
                .set("valueCodeableConcept", coded("http://www.ncbi.nlm.nih.gov/refseq", parts[0]));
        component(observation, "92822-6").set("valueCodeableConcept", coded(LOINC, "LA30102-0"));
        range(component(observation, "51959-5"), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    private void phase(String[] words, String status) {
        ObjectNode observation = observation("82120-7", status, "-");
        observation.set(
                "valueCodeableConcept",
                coded("http://terminology.hl7.org/CodeSystem/sequence-phase-relationship-cs", words[1]));
        ArrayNode from = observation.putArray("derivedFrom");
        from.addObject().put("reference", "Observation/o" + words[2]);
        from.addObject().put("reference", "Observation/o" + words[3]);
    }

    private void genotype(String[] words, String status) {
        observation("84413-4", status, words[1]).set("valueCodeableConcept", words(words[2]));
    }

    /** The older code by which laboratories state a phenotype. */
    private void metabolism(String[] words, String status) {
        String text = String.join(" ", List.of(words).subList(2, words.length));
        observation("53040-2", status, words[1]).set("valueCodeableConcept", words(text));
    }

    /** Zero-based, as its coordinate system says. */
    private void sequence(String[] words) {
        ObjectNode sequence = JSON.createObjectNode();
        sequence.put("resourceType", "MolecularSequence").put("id", "s" + line);
        sequence.put("type", "dna").put("coordinateSystem", 0);
        sequence.putObject("patient").put("reference", "Patient/p1");
        ObjectNode reference = sequence.putObject("referenceSeq");
        reference.set("referenceSeqId", coded("http://www.ncbi.nlm.nih.gov/nuccore", words[1]));
        reference.put("strand", "watson");
        ArrayNode variants = sequence.putArray("variant");
        for (int i = 2; i < words.length; i++) {
            String[] parts = words[i].split(":", -1);
            variants.addObject()
                    .put("start", Long.parseLong(parts[0]))
                    .put("end", Long.parseLong(parts[1]))
                    .put("referenceAllele", parts[2])
                    .put("observedAllele", parts[3]);
        }
        reference.put("windowStart", 1).put("windowEnd", 240_000_000);
        resources.add(sequence);
    }

    private static ObjectNode component(ObjectNode observation, String code) {
        ObjectNode component = observation.withArray("component").addObject();
        component.set("code", coded(LOINC, code));
        return component;
    }

    private static void range(ObjectNode component, long low, long high) {
        ObjectNode range = component.putObject("valueRange");
        range.putObject("low").put("value", low);
        if (high >= 0) {
            range.putObject("high").put("value", high);
        }
    }

    private static ObjectNode coded(String system, String code) {
        ObjectNode concept = JSON.createObjectNode();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    private static ObjectNode words(String text) {
        return JSON.createObjectNode().put("text", text);
    }
}
