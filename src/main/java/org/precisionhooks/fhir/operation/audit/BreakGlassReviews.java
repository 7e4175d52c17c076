package org.precisionhooks.fhir.operation.audit;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Callers;
import org.precisionhooks.fhir.access.scope.Role;
import org.precisionhooks.fhir.operation.Arguments;
import org.precisionhooks.fhir.operation.OwnOperation;
import org.precisionhooks.fhir.operation.Refusal;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Entry;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Notice;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Review;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Scope;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Use;
import org.precisionhooks.fhir.operation.audit.ReviewQueue.Verdict;
import org.precisionhooks.fhir.write.Canonical;

/**
 * {@code $break-glass-reviews} and {@code $break-glass-reviewed}: for the privacy officer, the emergency overrides of the
 * own tenant and what is to be said of them (consent.md section 9).
 */
public final class BreakGlassReviews implements OwnOperation {

    /** More than an officer reads in a day. */
    static final int MOST_ENTRIES = 500;

    static final int MOST_DECISIONS = 1_000;

    private static final int LONGEST_NOTE = 2_000;

    private final ReviewQueue queue;
    private final Callers callers;
    private final Clock clock;

    public BreakGlassReviews(ReviewQueue queue, Callers callers, Clock clock) {
        this.queue = queue;
        this.callers = callers;
        this.clock = clock;
    }

    @Operation(name = "$break-glass-reviews", idempotent = true, canonicalUrl = Canonical.BREAK_GLASS_REVIEWS_OPERATION)
    public Parameters reviews(RequestDetails details) {
        Requester officer = officer(details).requester();
        Arguments arguments = Arguments.of(details);
        Scope scope = scope(arguments);
        Parameters answer = new Parameters();
        List<Entry> entries = given(arguments, "id") ? one(officer, arguments, answer) : all(officer, scope, answer);
        queue.seen(entries.stream().map(Entry::id).toList(), officer.references(), clock.instant());
        details.getResponse().addHeader("Cache-Control", "no-store");
        return answer;
    }

    private List<Entry> all(Requester officer, Scope scope, Parameters answer) {
        List<Entry> entries = queue.entries(officer.tenant(), scope, MOST_ENTRIES);
        entries.forEach(entry -> write(entry, answer));
        return entries;
    }

    /** One alone is told with what was decided under it. */
    private List<Entry> one(Requester officer, Arguments arguments, Parameters answer) {
        Optional<Entry> found = queue.entry(officer.tenant(), text(arguments, "id"));
        found.ifPresent(entry -> {
            ParametersParameterComponent override = write(entry, answer);
            queue.uses(entry.id(), MOST_DECISIONS).forEach(use -> write(use, override));
        });
        return found.stream().toList();
    }

    @Operation(name = "$break-glass-reviewed", canonicalUrl = Canonical.BREAK_GLASS_REVIEWED_OPERATION)
    public Parameters reviewed(RequestDetails details) {
        Caller officer = officer(details);
        Arguments arguments = Arguments.of(details);
        Review review = new Review(verdict(arguments), note(arguments), name(officer), clock.instant());
        if (!queue.review(officer.requester().tenant(), text(arguments, "id"), review)) {
            throw Refusal.NOT_TO_BE_REVIEWED.exception();
        }
        Parameters answer = new Parameters();
        answer.addParameter("reviewed", new BooleanType(true));
        return answer;
    }

    private Caller officer(RequestDetails details) {
        Caller caller = callers.of(details);
        if (!caller.is(Role.PRIVACY_OFFICER)) {
            throw Refusal.NOT_THE_PRIVACY_OFFICER.exception();
        }
        return caller;
    }

    /** The person; a client without one reviews in its own name. */
    private static String name(Caller officer) {
        String person = officer.requester().references().stream()
                .filter(reference -> !reference.startsWith("Device/"))
                .sorted()
                .collect(Collectors.joining(" "));
        return person.isEmpty() ? "Device/" + officer.requester().client() : person;
    }

    private static boolean given(Arguments arguments, String name) {
        return !arguments.values(name, Refusal.UNREADABLE_REVIEW).isEmpty();
    }

    private static Scope scope(Arguments arguments) {
        List<Type> values = arguments.values("reviewed", Refusal.UNREADABLE_REVIEW);
        String text = values.isEmpty() ? "false" : String.valueOf(values.get(0).primitiveValue());
        if (values.size() > 1 || !text.equals("true") && !text.equals("false")) {
            throw Refusal.UNREADABLE_REVIEW.exception();
        }
        return text.equals("true") ? Scope.ALL : Scope.NOT_REVIEWED;
    }

    private static Verdict verdict(Arguments arguments) {
        return Verdict.ofCode(text(arguments, "verdict")).orElseThrow(Refusal.UNREADABLE_REVIEW::exception);
    }

    private static String note(Arguments arguments) {
        String note = text(arguments, "note");
        if (note.length() > LONGEST_NOTE) {
            throw Refusal.UNREADABLE_REVIEW.exception();
        }
        return note;
    }

    private static String text(Arguments arguments, String name) {
        List<Type> values = arguments.values(name, Refusal.UNREADABLE_REVIEW);
        if (values.size() != 1 || !values.get(0).isPrimitive()) {
            throw Refusal.UNREADABLE_REVIEW.exception();
        }
        return String.valueOf(values.get(0).primitiveValue());
    }

    private static ParametersParameterComponent write(Entry entry, Parameters answer) {
        ParametersParameterComponent override = answer.addParameter().setName("override");
        override.addPart().setName("id").setValue(new StringType(entry.id()));
        override.addPart().setName("client").setValue(new StringType(entry.client()));
        override.addPart().setName("user").setValue(new StringType(entry.user()));
        override.addPart().setName("patient").setValue(new Reference(entry.patient()));
        override.addPart().setName("reason").setValue(new StringType(entry.reason()));
        override.addPart().setName("opened").setValue(instant(entry.opened()));
        override.addPart().setName("expires").setValue(instant(entry.expires()));
        override.addPart().setName("decisions").setValue(new IntegerType(entry.uses()));
        entry.notices().forEach(notice -> write(notice, override));
        entry.review().ifPresent(review -> write(review, override));
        return override;
    }

    private static void write(Notice notice, ParametersParameterComponent override) {
        ParametersParameterComponent part = override.addPart().setName("notice");
        part.addPart().setName("reviewer").setValue(new StringType(notice.reviewer()));
        notice.seen().ifPresent(seen -> part.addPart().setName("seen").setValue(instant(seen)));
    }

    private static void write(Use use, ParametersParameterComponent override) {
        ParametersParameterComponent part = override.addPart().setName("decision");
        part.addPart().setName("id").setValue(new StringType(use.decision()));
        part.addPart()
                .setName("effect")
                .setValue(new CodeType(use.effect().name().toLowerCase(Locale.ROOT)));
        part.addPart().setName("time").setValue(instant(use.time()));
    }

    private static void write(Review review, ParametersParameterComponent override) {
        override.addPart()
                .setName("verdict")
                .setValue(new CodeType(review.verdict().code()));
        override.addPart().setName("note").setValue(new StringType(review.note()));
        override.addPart().setName("reviewer").setValue(new StringType(review.reviewer()));
        override.addPart().setName("time").setValue(instant(review.time()));
    }

    private static InstantType instant(Instant time) {
        return new InstantType(Date.from(time));
    }
}
