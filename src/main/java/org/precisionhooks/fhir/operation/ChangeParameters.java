package org.precisionhooks.fhir.operation;

import java.util.List;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.fhir.operation.Releases.Change;

/** Writes which rows of tables are new, other or gone. */
final class ChangeParameters {

    /** A report is read by people; the tables themselves have all rows. */
    private static final int MOST_ROWS = 200;

    private ChangeParameters() {}

    static void write(List<Change> changes, Parameters report) {
        changes.forEach(change -> {
            ParametersParameterComponent table = report.addParameter().setName("table");
            table.addPart().setName("name").setValue(new StringType(change.table()));
            write("added", change.added(), table);
            write("changed", change.changed(), table);
            write("removed", change.removed(), table);
        });
    }

    private static void write(String name, List<String> rows, ParametersParameterComponent table) {
        table.addPart().setName(name).setValue(new IntegerType(rows.size()));
        rows.stream()
                .limit(MOST_ROWS)
                .forEach(row -> table.addPart().setName(name + "Row").setValue(new StringType(row)));
    }
}
