package org.precisionhooks.fhir.source.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.source.FhirReference;
import org.precisionhooks.fhir.source.RemoteResult;
import org.precisionhooks.fhir.source.SearchSet;

/** One read, or one search with its pages; run by a thread of the lane, stopped by the thread of the call. */
final class Retrieval {

    private final Access access;
    private final Line line;
    private final String address;

    private final List<JsonNode> pages = new ArrayList<>();
    private @Nullable HttpGet current;
    private boolean stopped;
    private int bytes;
    private int resources;

    /** What all retrievals from one server share. */
    record Line(Lane lane, FhirGet get, CallbackLimits limits) {}

    Retrieval(Access access, Line line, String address) {
        this.access = access;
        this.line = line;
        this.address = address;
    }

    /**
     * Runs to its end.
     *
     * @throws CallbackFailure when it ends early; {@link #stop} then tells what was had
     */
    RemoteResult run() throws CallbackFailure {
        Optional<URI> next = Optional.of(access.address(address));
        while (next.isPresent()) {
            JsonNode page = request(next.get());
            require(isExpected(page), FailureReason.WRONG_RESOURCE);
            add(page);
            next = next(page);
        }
        return complete();
    }

    /** Ends it where it stands, if it still runs, and gives what was had. */
    synchronized RemoteResult stop() {
        stopped = true;
        if (current != null) {
            current.cancel();
        }
        return RemoteResult.cut(pages);
    }

    private synchronized RemoteResult complete() {
        return RemoteResult.complete(pages);
    }

    private JsonNode request(URI uri) throws CallbackFailure {
        access.budget().takeRequest();
        HttpGet request = begin(FhirGet.request(uri, access.token()));
        FhirGet.Answer answer =
                line.lane().guarded(() -> line.get().send(request, line.limits().bytes() - bytes));
        bytes += answer.bytes();
        return answer.json();
    }

    private synchronized HttpGet begin(HttpGet request) throws CallbackFailure {
        require(!stopped, FailureReason.BUDGET_SPENT);
        current = request;
        return request;
    }

    private synchronized void add(JsonNode page) throws CallbackFailure {
        require(!stopped, FailureReason.BUDGET_SPENT);
        pages.add(page);
        resources += SearchSet.resources(page).size();
    }

    private Optional<URI> next(JsonNode page) throws CallbackFailure {
        if (!SearchSet.hasNextPage(page)) {
            return Optional.empty();
        }
        require(
                pages.size() < line.limits().pages()
                        && resources < line.limits().resources(),
                FailureReason.TOO_MANY_PAGES);
        String url = SearchSet.nextPage(page).orElseThrow(() -> new CallbackFailure(FailureReason.ELSEWHERE));
        return Optional.of(access.address(url));
    }

    /** A search gives a Bundle, a read just the resource that it names. */
    private boolean isExpected(JsonNode answer) {
        Optional<FhirReference> read = FhirReference.parse(address);
        return read.map(target -> SearchSet.key(answer).equals(target.toString()))
                .orElseGet(() -> SearchSet.isBundle(answer));
    }

    private static void require(boolean holds, FailureReason otherwise) throws CallbackFailure {
        if (!holds) {
            throw new CallbackFailure(otherwise);
        }
    }
}
