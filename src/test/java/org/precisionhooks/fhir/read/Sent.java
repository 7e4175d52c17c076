package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Source;

/** An Observation as senders of a version write it, after the guides' own pages and not by our writer. */
final class Sent {

    static final String LOINC = "http://loinc.org";

    private final SentShape shape;
    private final ObjectNode json = ReadingCase.JSON.createObjectNode();
    private final List<ObjectNode> others = new ArrayList<>();

    private Sent(SentShape shape, Source source) {
        this.shape = shape;
        json.put("resourceType", "Observation")
                .put("id", source.reference().substring("Observation/".length()))
                .put("status", source.status().name().toLowerCase(Locale.ROOT));
        json.withObject("/subject").put("reference", "Patient/p");
        source.time().ifPresent(time -> json.put("effectiveDateTime", time.text()));
        if (shape.isOfCategoryGenetics()) {
            json.putArray("category")
                    .addObject()
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://terminology.hl7.org/CodeSystem/v2-0074")
                    .put("code", "GE");
        }
    }

    static Sent loinc(SentShape shape, Source source, String code) {
        return coded(shape, source, LOINC, code);
    }

    static Sent coded(SentShape shape, Source source, String system, String code) {
        Sent sent = new Sent(shape, source);
        coding(sent.json.withObject("/code"), system, code, "");
        return sent;
    }

    static Sent named(SentShape shape, Source source, String words) {
        Sent sent = new Sent(shape, source);
        sent.json.withObject("/code").put("text", words);
        return sent;
    }

    Sent value(String code, String display) {
        coding(json.withObject("/valueCodeableConcept"), LOINC, code, display);
        return this;
    }

    Sent coded(String system, String code, String display) {
        coding(json.withObject("/valueCodeableConcept"), system, code, display);
        return this;
    }

    String reference() {
        return "Observation/" + json.path("id").asText();
    }

    Sent text(String words) {
        json.withObject("/valueCodeableConcept").put("text", words);
        return this;
    }

    Sent string(String words) {
        json.put("valueString", words);
        return this;
    }

    Sent amount(BigDecimal value, String unit) {
        json.withObject("/valueQuantity").put("value", value).put("code", unit);
        return this;
    }

    Sent component(String code, String answer) {
        return component(LOINC, code, LOINC, answer, "");
    }

    Sent component(String system, String code, String answerSystem, String answer, String display) {
        coding(add(system, code).withObject("/valueCodeableConcept"), answerSystem, answer, display);
        return this;
    }

    Sent words(String system, String code, String words) {
        add(system, code).withObject("/valueCodeableConcept").put("text", words);
        return this;
    }

    Sent letters(String code, String letters) {
        add(LOINC, code).put("valueString", letters);
        return this;
    }

    Sent quantity(String code, BigDecimal value) {
        add(LOINC, code).withObject("/valueQuantity").put("value", value);
        return this;
    }

    /** Of a test that has no code. */
    Sent score(String name, String score) {
        ObjectNode component = json.withArray("/component").addObject();
        component.withObject("/code").put("text", name);
        component.put("valueString", score);
        return this;
    }

    Sent range(String code, long low, long high) {
        ObjectNode range = add(LOINC, code).withObject("/valueRange");
        range.withObject("/low").put("value", low);
        range.withObject("/high").put("value", high);
        return this;
    }

    Sent gene(Coding gene) {
        if (shape == SentShape.CORE_R4) {
            coding(extension("observation-geneticsGene"), gene.system(), gene.code(), gene.display());
            return this;
        }
        return component(LOINC, "48018-6", shape.geneSystem(), shape.geneCode(gene), gene.display());
    }

    Sent origin(Origin origin) {
        if (origin != Origin.UNSTATED) {
            String answer = origin == Origin.GERMLINE ? "LA6683-2" : "LA6684-0";
            if (shape == SentShape.CORE_R4) {
                coding(extension("observation-geneticsGenomicSourceClass"), LOINC, answer, "");
            } else {
                component("48002-0", answer);
            }
        }
        return this;
    }

    /** A name in the extension of core R4. */
    Sent extensionWords(String name, String words) {
        extension(name).put("text", words);
        return this;
    }

    private ObjectNode extension(String name) {
        ObjectNode extension = json.withArray("/extension").addObject();
        extension.put("url", "http://hl7.org/fhir/StructureDefinition/" + name);
        return extension.withObject("/valueCodeableConcept");
    }

    Sent derivedFrom(Sent ground) {
        others.add(ground.json);
        json.withArray("/derivedFrom").addObject().put("reference", ground.reference());
        return this;
    }

    private ObjectNode add(String system, String code) {
        ObjectNode component = json.withArray("/component").addObject();
        coding(component.withObject("/code"), system, code, "");
        return component;
    }

    private static void coding(ObjectNode concept, String system, String code, String display) {
        ObjectNode coding = concept.withArray("/coding").addObject();
        coding.put("system", system);
        if (!code.isEmpty()) {
            coding.put("code", code);
        }
        if (!display.isEmpty()) {
            coding.put("display", display);
        }
    }

    SentFact means(GenomicFact fact) {
        List<ObjectNode> resources = new ArrayList<>(others);
        resources.add(json);
        return new SentFact(resources, fact);
    }
}
