package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.operation.Releases.Change;
import org.precisionhooks.fhir.operation.Releases.Refused;
import org.precisionhooks.fhir.write.Canonical;

/**
 * {@code $reload-knowledge}: for the owner of the server, takes over what the operator's folders of knowledge hold now, and says
 * what it changes. What is broken is refused, and advice goes on by the edition before.
 */
public final class ReloadKnowledge implements OwnOperation {

    private final Reloads reloads;
    private final Callers callers;

    public ReloadKnowledge(Reloads reloads, Callers callers) {
        this.reloads = reloads;
        this.callers = callers;
    }

    /** Port: lets what the folders hold answer. */
    @FunctionalInterface
    public interface Reloads {

        /** @throws Refused with file and line, when the tables cannot be used; nothing is changed then */
        Reloaded reload();
    }

    /**
     * What answers now.
     *
     * @param before digest of the edition that answered until now
     * @param after digest of the one that answers from now on
     */
    public record Reloaded(String before, String after, List<Change> changes) {

        public Reloaded {
            changes = List.copyOf(changes);
        }
    }

    @Operation(name = "$reload-knowledge", canonicalUrl = Canonical.RELOAD_KNOWLEDGE_OPERATION)
    public Parameters reload(RequestDetails details) {
        if (!callers.of(details).is(Role.OWNER)) {
            throw Refusal.NOT_THE_OWNER.exception();
        }
        details.getResponse().addHeader("Cache-Control", "no-store");
        return report(reloaded());
    }

    private Reloaded reloaded() {
        try {
            return reloads.reload();
        } catch (Refused e) {
            throw Refusal.KNOWLEDGE_REFUSED.exception(String.valueOf(e.getMessage()));
        }
    }

    private static Parameters report(Reloaded reloaded) {
        Parameters report = new Parameters();
        boolean changed = !reloaded.before().equals(reloaded.after());
        report.addParameter().setName("changed").setValue(new BooleanType(changed));
        report.addParameter().setName("before").setValue(new StringType(reloaded.before()));
        report.addParameter().setName("after").setValue(new StringType(reloaded.after()));
        ChangeParameters.write(reloaded.changes(), report);
        return report;
    }
}
