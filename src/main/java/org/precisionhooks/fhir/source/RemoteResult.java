package org.precisionhooks.fhir.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a caller's server gave for one read or search.
 *
 * @param pages the resource, or the pages of the search result; none when it failed
 */
public record RemoteResult(State state, List<JsonNode> pages) {

    /** How much of it was had. */
    public enum State {
        COMPLETE,
        /** More pages are known to exist. */
        CUT,
        FAILED
    }

    public static final RemoteResult FAILED = new RemoteResult(State.FAILED, List.of());

    public RemoteResult {
        pages = List.copyOf(pages);
    }

    public static RemoteResult complete(List<JsonNode> pages) {
        return new RemoteResult(State.COMPLETE, pages);
    }

    /** Failed when not even the first page was had. */
    public static RemoteResult cut(List<JsonNode> pages) {
        return pages.isEmpty() ? FAILED : new RemoteResult(State.CUT, pages);
    }
}
