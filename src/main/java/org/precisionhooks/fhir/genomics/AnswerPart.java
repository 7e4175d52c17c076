package org.precisionhooks.fhir.genomics;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** One parameter of an answer, filled part by part. */
record AnswerPart(ParametersParameterComponent parameter) {

    static AnswerPart of(Parameters answer, String name) {
        return new AnswerPart(answer.addParameter().setName(name));
    }

    AnswerPart text(String name, String value) {
        return value(name, new StringType(value));
    }

    AnswerPart flag(String name, boolean value) {
        return value(name, new BooleanType(value));
    }

    AnswerPart value(String name, Type value) {
        parameter.addPart().setName(name).setValue(value);
        return this;
    }

    AnswerPart resources(String name, Iterable<? extends Resource> resources) {
        resources.forEach(resource -> parameter.addPart().setName(name).setResource(resource));
        return this;
    }
}
