package org.precisionhooks.fhir.source.remote;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Bounds on what a call may ask of its caller's FHIR server (cds-hooks.md section 11).
 *
 * @param connect longest time for a connection to be made
 * @param read longest silence of a server that was asked
 * @param budget longest time for all reads of one call together, below 5 s
 * @param requests most requests of one call
 * @param pages most pages of one search
 * @param resources most resources of one search before its next page is left out
 * @param bytes largest answer to one read or search, all pages together
 * @param depth deepest nesting of JSON
 * @param concurrency most requests to one server at a time; others wait
 * @param pause how long a server is left alone after it failed again and again
 * @param privateHosts names of hosts, in lower case, that may lie in a private network
 */
public record CallbackLimits(
        Duration connect,
        Duration read,
        Duration budget,
        int requests,
        int pages,
        int resources,
        int bytes,
        int depth,
        int concurrency,
        Duration pause,
        Set<String> privateHosts) {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    public CallbackLimits {
        requirePositive("connect", connect);
        requirePositive("read", read);
        requirePositive("budget", budget);
        requirePositive("pause", pause);
        if (budget.compareTo(ANSWER) >= 0) {
            throw new IllegalArgumentException("The budget of callbacks must be below 5 s");
        }
        if (IntStream.of(requests, pages, resources, bytes, depth, concurrency)
                        .min()
                        .orElse(0)
                < 1) {
            throw new IllegalArgumentException("The limits of callbacks must be 1 or more");
        }
        privateHosts = Set.copyOf(privateHosts);
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("The time limit " + name + " of callbacks must be above zero");
        }
    }
}
