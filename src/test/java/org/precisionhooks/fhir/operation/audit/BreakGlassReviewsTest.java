package org.precisionhooks.fhir.operation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRestfulResponse;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.precisionhooks.consent.decision.Decision;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.fhir.access.scope.Caller;
import org.precisionhooks.fhir.access.scope.Role;

/** Who may review emergency overrides, and how (consent.md section 9). */
class BreakGlassReviewsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final List<ReviewQueue.Review> reviews = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private Set<Role> roles = Set.of(Role.PRIVACY_OFFICER);
    private boolean reviewable = true;

    @Test
    void theOfficerSeesTheOverridesOfTheOwnTenant() {
        Parameters answer = operations().reviews(get());
        assertThat(answer.getParameter()).hasSize(1);
        assertThat(answer.getParameterFirstRep().getPart().stream().map(part -> part.getName()))
                .containsExactly(
                        "id", "client", "user", "patient", "reason", "opened", "expires", "decisions", "notice");
        assertThat(answer.getParameterFirstRep().getPartFirstRep().getValue().primitiveValue())
                .isEqualTo("of north");
    }

    @Test
    void anOverrideThatIsAskedForIsToldWithItsDecisions() {
        Parameters answer = operations().reviews(get("id", "o1"));
        assertThat(answer.getParameter()).hasSize(1);
        ParametersParameterComponent decision = answer.getParameterFirstRep().getPart().stream()
                .filter(part -> part.getName().equals("decision"))
                .findFirst()
                .orElseThrow();
        assertThat(decision.getPart().stream().map(part -> part.getValue().primitiveValue()))
                .startsWith("d1", "permit");
        assertThat(decision.getPart().get(2).getValue().dateTimeValue().getValue())
                .isEqualTo(NOW);
        assertThat(operations().reviews(get("id", "of south")).getParameter()).isEmpty();
    }

    @Test
    void whatIsShownIsNotedAsSeenByTheOfficer() {
        operations().reviews(get());
        operations().reviews(get("id", "o1"));
        operations().reviews(get("id", "of south"));
        assertThat(seen).containsExactly("of north", "o1");
    }

    @Test
    void nobodyElseMayAsk() {
        for (Role role : Role.values()) {
            roles = Set.of(role);
            if (role != Role.PRIVACY_OFFICER) {
                assertThatThrownBy(() -> operations().reviews(get())).isInstanceOf(ForbiddenOperationException.class);
                assertThatThrownBy(() -> operations().reviewed(post("o1", "justified", "seen")))
                        .isInstanceOf(ForbiddenOperationException.class);
            }
        }
        assertThat(reviews).isEmpty();
    }

    @Test
    void aReviewIsKeptInTheNameOfTheOfficer() {
        operations().reviewed(post("o1", "not-justified", "no emergency"));
        assertThat(reviews)
                .containsExactly(new ReviewQueue.Review(
                        ReviewQueue.Verdict.NOT_JUSTIFIED, "no emergency", "Practitioner/officer", NOW));
    }

    @Test
    void whatCannotBeReadOrReviewedIsRefused() {
        assertThatThrownBy(() -> operations().reviewed(post("o1", "fine", "seen")))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> operations().reviewed(get())).isInstanceOf(InvalidRequestException.class);
        reviewable = false;
        assertThatThrownBy(() -> operations().reviewed(post("o1", "justified", "seen")))
                .isInstanceOf(InvalidRequestException.class);
    }

    private BreakGlassReviews operations() {
        Requester officer = new Requester(
                Set.of("Device/app", "Practitioner/officer"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                "app",
                "north",
                Requester.Relation.OTHER);
        Caller caller = new Caller(officer, List.of(), roles, Optional.empty(), Optional.empty(), Optional.empty());
        return new BreakGlassReviews(queue(), details -> caller, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private ReviewQueue queue() {
        return new ReviewQueue() {
            @Override
            public List<Entry> entries(String tenant, Scope scope, int most) {
                return List.of(override("of " + tenant));
            }

            @Override
            public Optional<Entry> entry(String tenant, String id) {
                return Optional.of(override(id)).filter(entry -> tenant.equals("north") && id.equals("o1"));
            }

            @Override
            public List<Use> uses(String id, int most) {
                return List.of(new Use("d1", Decision.Effect.PERMIT, NOW));
            }

            @Override
            public void seen(List<String> ids, Set<String> reviewers, Instant time) {
                assertThat(reviewers).contains("Practitioner/officer");
                seen.addAll(ids);
            }

            @Override
            public boolean review(String tenant, String id, Review review) {
                reviews.add(review);
                return reviewable;
            }
        };
    }

    private static ReviewQueue.Entry override(String id) {
        return new ReviewQueue.Entry(
                id,
                "ehr",
                "Practitioner/dr-a",
                "Patient/p1",
                "unconscious",
                NOW,
                NOW.plusSeconds(3600),
                2,
                List.of(new ReviewQueue.Notice("Practitioner/officer", Optional.empty())),
                Optional.empty());
    }

    private static SystemRequestDetails get(String name, String value) {
        SystemRequestDetails details = get();
        details.setParameters(Map.of(name, new String[] {value}));
        return details;
    }

    private static SystemRequestDetails get() {
        SystemRequestDetails details = new SystemRequestDetails();
        details.setResponse(new SystemRestfulResponse(details));
        details.setRequestType(RequestTypeEnum.GET);
        return details;
    }

    private static SystemRequestDetails post(String id, String verdict, String note) {
        Parameters body = new Parameters();
        body.addParameter().setName("id").setValue(new StringType(id));
        body.addParameter().setName("verdict").setValue(new CodeType(verdict));
        body.addParameter().setName("note").setValue(new StringType(note));
        SystemRequestDetails details = new SystemRequestDetails();
        details.setRequestType(RequestTypeEnum.POST);
        details.setResource(body);
        return details;
    }
}
