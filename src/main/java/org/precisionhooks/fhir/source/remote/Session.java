package org.precisionhooks.fhir.source.remote;

import static java.util.stream.Collectors.toCollection;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.precisionhooks.fhir.source.CallerServer;
import org.precisionhooks.fhir.source.RemoteResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reads of one call from one server. */
final class Session implements CallerServer {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Access access;
    private final Retrieval.Line line;
    private final Set<FailureReason> failures = Collections.synchronizedSet(EnumSet.noneOf(FailureReason.class));

    /** A retrieval and the result that it will have. */
    private record Running(Retrieval retrieval, CompletableFuture<RemoteResult> result) {}

    Session(Access access, Retrieval.Line line) {
        this.access = access;
        this.line = line;
    }

    @Override
    public List<RemoteResult> fetch(List<String> addresses) {
        List<Running> running = addresses.stream().map(this::start).toList();
        List<RemoteResult> results = running.stream().map(this::await).toList();
        tell();
        return results;
    }

    private Running start(String address) {
        Retrieval retrieval = new Retrieval(access, line, address);
        try {
            return new Running(retrieval, line.lane().submit(() -> run(retrieval)));
        } catch (CallbackFailure e) {
            failures.add(e.reason());
            return new Running(retrieval, CompletableFuture.completedFuture(RemoteResult.FAILED));
        }
    }

    private RemoteResult run(Retrieval retrieval) {
        try {
            return retrieval.run();
        } catch (CallbackFailure e) {
            failures.add(e.reason());
            return retrieval.stop();
        }
    }

    private RemoteResult await(Running running) {
        try {
            return running.result().get(access.budget().left(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            failures.add(FailureReason.TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException e) {
            failures.add(FailureReason.UNREACHABLE);
        }
        return running.retrieval().stop();
    }

    /** The server and the kinds of failure, never what was asked for. */
    private void tell() {
        synchronized (failures) {
            if (!failures.isEmpty()) {
                LOG.warn(
                        "Not all data could be had from the FHIR server {}: {}",
                        access.registered().origin(),
                        failures.stream().collect(toCollection(() -> EnumSet.noneOf(FailureReason.class))));
            }
            failures.clear();
        }
    }
}
