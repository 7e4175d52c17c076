package org.precisionhooks.server.settings;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.source.remote.CallbackLimits;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Reads from the FHIR servers of CDS Hooks clients, of data that were not sent along.
 *
 * @param connect longest time for a connection to be made
 * @param read longest silence of a server that was asked
 * @param budget longest time for all reads of one hook call together, below 5 s
 * @param requests most requests of one hook call
 * @param pages most pages of one search
 * @param resources most resources of one search before its next page is left out
 * @param body largest answer to one read or search, all pages together
 * @param concurrency most requests to one server at a time; others wait
 * @param pause how long a server is left alone after it failed again and again
 * @param privateHosts names of hosts that may lie in a private network; absent means none
 */
public record CallbackSettings(
        @DefaultValue("1s") Duration connect,
        @DefaultValue("2s") Duration read,
        @DefaultValue("3s") Duration budget,
        @DefaultValue("100") int requests,
        @DefaultValue("10") int pages,
        @DefaultValue("2000") int resources,
        @DefaultValue("10MB") DataSize body,
        @DefaultValue("16") int concurrency,
        @DefaultValue("10s") Duration pause,
        @Nullable Set<String> privateHosts) {

    public CallbackLimits limits(LimitSettings limits) {
        Set<String> hosts = privateHosts == null ? Set.of() : privateHosts;
        return new CallbackLimits(
                connect,
                read,
                budget,
                requests,
                pages,
                resources,
                Math.toIntExact(body.toBytes()),
                limits.jsonDepth(),
                concurrency,
                pause,
                hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(toSet()));
    }
}
