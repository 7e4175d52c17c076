package org.precisionhooks.fhir.write;

import java.util.Collection;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.precisionhooks.knowledge.Provenance;
import org.precisionhooks.knowledge.Table;

/** Lists knowledge tables with where their facts come from. */
public final class KnowledgeParameters {

    private static final String BUILT_IN = "built-in";

    private KnowledgeParameters() {}

    public static Parameters of(Collection<Table<?>> tables) {
        Parameters parameters = new Parameters();
        tables.forEach(table -> parameters.addParameter(table(table)));
        return parameters;
    }

    private static ParametersParameterComponent table(Table<?> table) {
        Provenance provenance = table.provenance();
        ParametersParameterComponent parameter = new ParametersParameterComponent().setName("table");
        parameter.addPart().setName("name").setValue(new StringType(table.name()));
        parameter.addPart().setName("source").setValue(new StringType(provenance.source()));
        parameter.addPart().setName("version").setValue(new StringType(provenance.version()));
        parameter
                .addPart()
                .setName("retrieved")
                .setValue(new DateType(provenance.retrieved().toString()));
        parameter.addPart().setName("url").setValue(new UriType(provenance.url()));
        parameter.addPart().setName("license").setValue(new StringType(provenance.license()));
        parameter.addPart().setName("digest").setValue(new StringType(table.digest()));
        parameter
                .addPart()
                .setName("rows")
                .setValue(new IntegerType(table.rows().size()));
        parameter.addPart().setName("origin").setValue(new StringType(origin(table)));
        return parameter;
    }

    /** Which files a table was made of, without the folders of this machine. */
    private static String origin(Table<?> table) {
        String builtIn = "knowledge/" + table.name() + ".tsv";
        String origin = table.origin();
        if (origin.equals(builtIn)) {
            return BUILT_IN;
        }
        String extended = builtIn + " + ";
        return origin.startsWith(extended) ? BUILT_IN + " + " + site(origin) : site(origin);
    }

    private static String site(String origin) {
        return "site: " + origin.substring(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')) + 1);
    }
}
