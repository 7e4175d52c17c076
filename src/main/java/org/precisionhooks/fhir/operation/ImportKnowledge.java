package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.precisionhooks.advice.Adviser;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.operation.AdviceChanges.AdviceChange;
import org.precisionhooks.fhir.operation.Releases.Release;
import org.precisionhooks.fhir.operation.Releases.Taken;
import org.precisionhooks.fhir.write.Canonical;
import org.precisionhooks.fhir.write.Codes;

/**
 * {@code $import-knowledge}: for the owner of the server, makes a pack of a release, and says which rows it changes and for
 * which stored patients the advice on their current drugs would change. The pack is switched on by a setting.
 */
public final class ImportKnowledge implements OwnOperation {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,3}");

    private static final Set<String> KINDS = Set.of("guidance", "alleles", "rxnorm");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Releases releases;
    private final AdviceChanges changes;
    private final Callers callers;

    public ImportKnowledge(Releases releases, AdviceChanges changes, Callers callers) {
        this.releases = releases;
        this.changes = changes;
        this.callers = callers;
    }

    @Operation(name = "$import-knowledge", canonicalUrl = Canonical.IMPORT_KNOWLEDGE_OPERATION)
    public Parameters importRelease(RequestDetails details) {
        if (!callers.of(details).is(Role.OWNER)) {
            throw Refusal.NOT_THE_OWNER.exception();
        }
        if (!releases.areOffered()) {
            throw Refusal.NO_RELEASES.exception();
        }
        Parameters report = report(Arguments.of(details), details);
        details.getResponse().addHeader("Cache-Control", "no-store");
        return report;
    }

    /** Of a pack that was made before, only whom it concerns. */
    private Parameters report(Arguments arguments, RequestDetails details) {
        Optional<String> pack = plain(arguments, "pack");
        Optional<String> after = arguments.single("after", Refusal.UNREADABLE_RELEASE);
        if (after.filter(text -> pack.isEmpty() || !NUMBER.matcher(text).matches())
                .isPresent()) {
            throw Refusal.UNREADABLE_RELEASE.exception();
        }
        if (pack.isPresent()) {
            Parameters report = new Parameters();
            report.addParameter().setName("pack").setValue(new StringType(pack.get()));
            write(new Page(after, most(arguments)), withPack(pack.get()), details, report);
            return report;
        }
        boolean patients = arguments
                .single("patients", Refusal.UNREADABLE_RELEASE)
                .map(ImportKnowledge::flag)
                .orElse(false);
        int most = most(arguments);
        Taken taken = taken(release(arguments));
        Parameters report = report(taken);
        if (patients) {
            write(new Page(after, most), taken.adviser(), details, report);
        }
        return report;
    }

    private Adviser withPack(String pack) {
        try {
            return releases.withPack(pack);
        } catch (Releases.Refused e) {
            throw Refusal.RELEASE_REFUSED.exception(String.valueOf(e.getMessage()));
        }
    }

    /** Which patients an answer is about: after those of the one before, so many at most. */
    private record Page(Optional<String> after, int most) {}

    private static int most(Arguments arguments) {
        String most = arguments
                .single("count", Refusal.UNREADABLE_RELEASE)
                .orElseGet(() -> String.valueOf(AdviceChanges.MOST_PATIENTS));
        if (!COUNT.matcher(most).matches() || Integer.parseInt(most) > AdviceChanges.MOST_PATIENTS) {
            throw Refusal.UNREADABLE_RELEASE.exception();
        }
        return Integer.parseInt(most);
    }

    private void write(Page page, Adviser then, RequestDetails details, Parameters report) {
        Releases.Patients patients = releases.patients(page.after(), page.most());
        AdviceChanges.Report effect = changes.of(details, patients.ids(), then);
        report.addParameter().setName("patientsChecked").setValue(new IntegerType(effect.checked()));
        report.addParameter()
                .setName("patientsChanged")
                .setValue(new IntegerType(Math.toIntExact(effect.changes().stream()
                        .map(AdviceChange::patient)
                        .distinct()
                        .count())));
        effect.changes().forEach(change -> write(change, report));
        patients.next().ifPresent(next -> report.addParameter().setName("next").setValue(new StringType(next)));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.UNREADABLE_RELEASE.exception();
        };
    }

    private static Release release(Arguments arguments) {
        String kind = plain(arguments, "kind").orElseThrow(Refusal.UNREADABLE_RELEASE::exception);
        if (!KINDS.contains(kind)) {
            throw Refusal.UNREADABLE_RELEASE.exception();
        }
        return new Release(
                kind,
                plain(arguments, "release").orElseThrow(Refusal.UNREADABLE_RELEASE::exception),
                plain(arguments, "source").orElse("CPIC"),
                plain(arguments, "edition").orElseThrow(Refusal.UNREADABLE_RELEASE::exception));
    }

    /** A name that leads to no other folder. */
    private static Optional<String> plain(Arguments arguments, String name) {
        Optional<String> value = arguments.single(name, Refusal.UNREADABLE_RELEASE);
        if (value.filter(text -> !PLAIN.matcher(text).matches()).isPresent()) {
            throw Refusal.UNREADABLE_RELEASE.exception();
        }
        return value;
    }

    private Taken taken(Release release) {
        try {
            return releases.take(release);
        } catch (Releases.Refused e) {
            throw Refusal.RELEASE_REFUSED.exception(String.valueOf(e.getMessage()));
        }
    }

    private static Parameters report(Taken taken) {
        Parameters report = new Parameters();
        report.addParameter().setName("pack").setValue(new StringType(taken.pack()));
        ChangeParameters.write(taken.changes(), report);
        taken.leftOut().forEach(left -> report.addParameter().setName("leftOut").setValue(new StringType(left)));
        return report;
    }

    private static void write(AdviceChange change, Parameters report) {
        ParametersParameterComponent patient = report.addParameter().setName("patient");
        patient.addPart().setName("patient").setValue(new Reference("Patient/" + change.patient()));
        patient.addPart().setName("drug").setValue(new StringType(change.drug()));
        change.before().ifPresent(action -> patient.addPart().setName("before").setValue(code(action)));
        change.after().ifPresent(action -> patient.addPart().setName("after").setValue(code(action)));
    }

    private static CodeType code(ActionClass action) {
        return new CodeType(Codes.code(action));
    }
}
