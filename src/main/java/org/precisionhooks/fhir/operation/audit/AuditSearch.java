package org.precisionhooks.fhir.operation.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.audit.AuditKind;
import org.precisionhooks.fhir.audit.AuditOutcome;
import org.precisionhooks.fhir.audit.AuditQuery;

/** The parameters of a search for AuditEvents, as they were sent. */
record AuditSearch(
        @Nullable ReferenceParam patient,
        @Nullable ReferenceParam agent,
        @Nullable DateRangeParam date,
        @Nullable TokenParam type,
        @Nullable TokenParam outcome) {

    /** FHIR leaves paging to the server; HAPI's own parameter for it is closed. */
    static final String PAGE = "page";

    private static final int MOST_PAGES = 1_000_000;

    private static final Set<String> NAMES = Set.of(
            AuditEvent.SP_PATIENT, AuditEvent.SP_AGENT, AuditEvent.SP_DATE, AuditEvent.SP_TYPE, AuditEvent.SP_OUTCOME);

    /**
     * What is asked of the audit; empty where nothing can match.
     *
     * @param own the patient to whom the caller is bound
     */
    Optional<AuditQuery> query(Optional<String> own, int offset, int count) {
        Optional<String> asked = Optional.ofNullable(patient).map(ReferenceParam::getIdPart);
        Optional<Set<AuditKind>> kinds = Optional.ofNullable(type).map(AuditSearch::kinds);
        Optional<Optional<AuditOutcome>> ended =
                Optional.ofNullable(outcome).map(token -> AuditOutcome.ofCode(token.getValue()));
        boolean impossible = (own.isPresent() && asked.isPresent() && !own.equals(asked))
                || kinds.filter(Set::isEmpty).isPresent()
                || ended.filter(Optional::isEmpty).isPresent();
        return impossible
                ? Optional.empty()
                : Optional.of(new AuditQuery(
                        own.or(() -> asked),
                        Optional.ofNullable(agent).map(AuditSearch::reference),
                        bound(date == null ? null : date.getLowerBoundAsInstant()),
                        bound(date == null ? null : date.getUpperBoundAsInstant())
                                .map(last -> last.plusMillis(1)),
                        kinds.orElse(Set.of()),
                        ended.flatMap(found -> found),
                        offset,
                        count));
    }

    static int pages(NumberParam page) {
        return Math.max(0, page.getValue().min(BigDecimal.valueOf(MOST_PAGES)).intValue());
    }

    private static Set<AuditKind> kinds(TokenParam token) {
        return AuditQuery.kindsOfType(
                Optional.ofNullable(token.getSystem()).filter(system -> !system.isEmpty()), token.getValue());
    }

    private static String reference(ReferenceParam agent) {
        return agent.hasResourceType() ? agent.getResourceType() + "/" + agent.getIdPart() : agent.getIdPart();
    }

    private static Optional<Instant> bound(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    /** The same search further back. */
    String address(RequestDetails details, int passed, int count) {
        Stream<String> kept = details.getParameters().entrySet().stream()
                .filter(parameter -> NAMES.contains(parameter.getKey().split("[:.]", 2)[0]))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(parameter -> Stream.of(parameter.getValue())
                        .map(value -> parameter.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return Stream.concat(kept, Stream.of("_count=" + count, PAGE + "=" + passed))
                .collect(Collectors.joining("&", details.getFhirServerBase() + "/AuditEvent?", ""));
    }
}
