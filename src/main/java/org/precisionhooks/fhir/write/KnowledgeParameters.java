package org.precisionhooks.fhir.write;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.precisionhooks.engine.pharmacogenomics.PairSwitch;
import org.precisionhooks.knowledge.Provenance;
import org.precisionhooks.knowledge.Table;

/** Lists knowledge tables with where their facts come from. */
public final class KnowledgeParameters {

    private static final String BUILT_IN = "built-in";
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private KnowledgeParameters() {}

    /** @param switches gene-drug pairs that the site has switched off or on again; the last row of a pair counts */
    public static Parameters of(Collection<Table<?>> tables, List<PairSwitch> switches) {
        Parameters parameters = new Parameters();
        tables.forEach(table -> parameters.addParameter(table(table)));
        Map<List<String>, PairSwitch> last = new LinkedHashMap<>();
        switches.forEach(pair -> last.put(List.of(pair.gene(), pair.drug()), pair));
        last.values().stream().filter(pair -> !pair.on()).forEach(pair -> parameters.addParameter(switchedOff(pair)));
        return parameters;
    }

    /** A pair of which this server says nothing, so that nobody waits for advice on it. */
    private static ParametersParameterComponent switchedOff(PairSwitch pair) {
        ParametersParameterComponent parameter = new ParametersParameterComponent().setName("switchedOff");
        parameter.addPart().setName("gene").setValue(new StringType(pair.gene()));
        parameter.addPart().setName("drug").setValue(new Coding(RXNORM, pair.drug(), null));
        parameter.addPart().setName("reason").setValue(new StringType(pair.reason()));
        return parameter;
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
