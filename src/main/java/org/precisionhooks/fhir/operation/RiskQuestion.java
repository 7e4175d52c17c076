package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.engine.RiskRequest;
import org.precisionhooks.engine.cardiology.Input;
import org.precisionhooks.facts.ClinicalTime;

/**
 * What a call of {@code $cardiovascular-risk} asks for.
 *
 * @param patient logical id of the patient
 * @param equations codes of equations; with none, all that the site has turned on
 * @param changes inputs to be tried with another value
 * @param asOf the day, today if absent
 */
record RiskQuestion(String patient, Set<String> equations, List<RiskRequest.WhatIf> changes, Optional<LocalDate> asOf) {

    /** More than there are inputs; bounds the work of one request. */
    private static final int MOST_CHANGES = 50;

    /**
     * Reads the parameters.
     *
     * @param known codes of the equations that the site has turned on
     */
    static RiskQuestion of(RequestDetails details, Optional<IdType> addressed, Set<String> known) {
        Arguments arguments = Arguments.of(details);
        return new RiskQuestion(
                PatientArgument.of(arguments, addressed, details),
                equations(arguments, known),
                changes(arguments),
                arguments.single("asOf", Refusal.UNREADABLE_AS_OF).map(RiskQuestion::day));
    }

    /** The request on a day, which is not to come. */
    RiskRequest on(LocalDate today) {
        asOf.filter(day -> day.isAfter(today)).ifPresent(day -> {
            throw Refusal.UNREADABLE_AS_OF.exception();
        });
        return new RiskRequest(
                equations, changes, asOf.filter(day -> day.isBefore(today)).isPresent());
    }

    private static Set<String> equations(Arguments arguments, Set<String> known) {
        Set<String> equations = new HashSet<>();
        for (Type value : arguments.values("equation", Refusal.UNKNOWN_EQUATION)) {
            String code = value.isPrimitive() ? value.primitiveValue() : "";
            if (!known.contains(code)) {
                throw Refusal.UNKNOWN_EQUATION.exception();
            }
            equations.add(code);
        }
        return equations;
    }

    private static List<RiskRequest.WhatIf> changes(Arguments arguments) {
        List<RiskRequest.WhatIf> changes = new ArrayList<>();
        for (Map<String, String> parts : arguments.groups("whatIf", Refusal.UNREADABLE_WHAT_IF)) {
            changes.add(change(parts.getOrDefault("input", ""), parts.getOrDefault("value", "")));
        }
        for (String composite : arguments.inAddress("whatIf")) {
            int dollar = composite.indexOf('$');
            changes.add(change(composite.substring(0, Math.max(0, dollar)), composite.substring(dollar + 1)));
        }
        if (changes.size() > MOST_CHANGES) {
            throw Refusal.UNREADABLE_WHAT_IF.exception();
        }
        return changes;
    }

    private static RiskRequest.WhatIf change(String input, String value) {
        if (Input.ofCode(input).isEmpty() || !value.matches("-?\\d{1,6}(\\.\\d{1,6})?")) {
            throw Refusal.UNREADABLE_WHAT_IF.exception();
        }
        return new RiskRequest.WhatIf(input, new BigDecimal(value));
    }

    private static LocalDate day(String text) {
        return Optional.of(text)
                .filter(one -> one.matches("\\d{4}-\\d{2}-\\d{2}"))
                .flatMap(one -> ClinicalTime.parse(one, ZoneOffset.UTC))
                .map(time -> LocalDate.ofInstant(time.start(), ZoneOffset.UTC))
                .orElseThrow(Refusal.UNREADABLE_AS_OF::exception);
    }
}
