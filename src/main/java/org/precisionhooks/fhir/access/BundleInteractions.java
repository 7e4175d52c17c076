package org.precisionhooks.fhir.access;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.access.scope.Interaction;

/** Reads what the entries of a batch or transaction ask for, each as if it were a request of its own (FHIR R4 3.1.0.11). */
final class BundleInteractions {

    /** Type, then an id or an operation or what else follows, then the query. */
    private static final Pattern URL = Pattern.compile(
            "/?([A-Z][A-Za-z]{1,63})?(?:/([A-Za-z0-9.-]{1,64}))?(?:/?([$_][A-Za-z0-9$_.-]+)(?:/([A-Za-z0-9.-]{1,64}))?)?"
                    + "(?:\\?(.*))?");

    private BundleInteractions() {}

    /** One an entry; empty for an entry that cannot be understood. */
    static List<Optional<Interaction>> of(Bundle bundle) {
        return bundle.getEntry().stream().map(BundleInteractions::of).toList();
    }

    private static Optional<Interaction> of(BundleEntryComponent entry) {
        BundleEntryRequestComponent request = entry.getRequest();
        Matcher url = URL.matcher(text(request.getUrl()));
        return request.getMethod() == null || !url.matches() ? Optional.empty() : of(request, new Address(url));
    }

    /** The parts of the address of an entry. */
    private record Address(
            String type, Optional<String> id, String special, boolean versioned, Set<String> parameters) {

        Address(Matcher url) {
            this(
                    text(url.group(1)),
                    Optional.ofNullable(url.group(2)),
                    text(url.group(3)),
                    url.group(4) != null,
                    names(text(url.group(5))));
        }

        private static Set<String> names(String query) {
            return Arrays.stream(query.split("&"))
                    .map(pair -> pair.split("=", 2)[0])
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
        }

        Interaction does(RestOperationTypeEnum kind, boolean conditional) {
            return new Interaction(kind, type, id, special.startsWith("$") ? special : "", parameters, conditional);
        }
    }

    private static Optional<Interaction> of(BundleEntryRequestComponent request, Address address) {
        return switch (request.getMethod()) {
            case GET, HEAD -> Optional.of(address.does(reading(address), false));
            case POST -> Optional.of(posted(request, address));
            case PUT ->
                Optional.of(
                        address.does(RestOperationTypeEnum.UPDATE, address.id().isEmpty()));
            case PATCH ->
                Optional.of(
                        address.does(RestOperationTypeEnum.PATCH, address.id().isEmpty()));
            case DELETE ->
                Optional.of(
                        address.does(RestOperationTypeEnum.DELETE, address.id().isEmpty()));
            case NULL -> Optional.empty();
        };
    }

    private static Interaction posted(BundleEntryRequestComponent request, Address address) {
        if (address.special().startsWith("$")) {
            return address.does(RestOperationTypeEnum.EXTENDED_OPERATION_TYPE, false);
        }
        return address.special().equals("_search")
                ? address.does(RestOperationTypeEnum.SEARCH_TYPE, false)
                : address.does(RestOperationTypeEnum.CREATE, request.hasIfNoneExist());
    }

    private static RestOperationTypeEnum reading(Address address) {
        if (address.special().startsWith("$")) {
            return RestOperationTypeEnum.EXTENDED_OPERATION_TYPE;
        }
        if (address.special().equals("_history")) {
            return history(address);
        }
        if (address.id().isPresent()) {
            return RestOperationTypeEnum.READ;
        }
        return address.type().isEmpty() ? RestOperationTypeEnum.SEARCH_SYSTEM : RestOperationTypeEnum.SEARCH_TYPE;
    }

    private static RestOperationTypeEnum history(Address address) {
        if (address.versioned()) {
            return RestOperationTypeEnum.VREAD;
        }
        if (address.id().isPresent()) {
            return RestOperationTypeEnum.HISTORY_INSTANCE;
        }
        return address.type().isEmpty() ? RestOperationTypeEnum.HISTORY_SYSTEM : RestOperationTypeEnum.HISTORY_TYPE;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
