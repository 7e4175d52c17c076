package org.precisionhooks.fhir.source.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.precisionhooks.fhir.source.CallerServer;
import org.precisionhooks.fhir.source.CallerServers;
import org.precisionhooks.fhir.source.JsonText;
import org.precisionhooks.fhir.source.ServerBase;
import org.precisionhooks.fhir.source.ServerGrant;

/**
 * The FHIR servers that are registered for callers. A server that is not registered is treated as if it had not been named; so
 * is one without https, unless it is on this machine.
 */
public final class RegisteredServers implements CallerServers, AutoCloseable {

    private static final Timeout IDLE = Timeout.ofSeconds(30);
    /** Bounds how long an address stays in use after its name leads elsewhere. */
    private static final TimeValue LIFE = TimeValue.ofMinutes(1);

    private static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(200);
    private static final int CONNECTIONS = 10_000;

    private final CallbackLimits limits;
    private final CloseableHttpClient client;
    private final FhirGet get;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    public RegisteredServers(CallbackLimits limits) {
        this(limits, InetAddress::getAllByName);
    }

    RegisteredServers(CallbackLimits limits, HostLookup lookup) {
        this.limits = limits;
        this.client = client(limits, lookup);
        this.get = new FhirGet(client, new JsonText(limits.depth()));
    }

    @Override
    public Optional<CallerServer> open(ServerGrant grant) {
        return ServerBase.of(grant.base())
                .flatMap(base -> registered(grant, base)
                        .map(found -> session(new Access(
                                base, found, grant.token(), new Budget(limits.budget(), limits.requests())))));
    }

    /** The narrowest registered base that the named one lies under. */
    private static Optional<ServerBase> registered(ServerGrant grant, ServerBase base) {
        return grant.registered().stream()
                .flatMap(uri -> ServerBase.of(uri).stream())
                .filter(registered -> registered.contains(base))
                .filter(registered -> registered.scheme().equals("https") || VettedAddresses.isLoopback(registered))
                .max(Comparator.comparing(registered -> registered.path().length()));
    }

    private CallerServer session(Access access) {
        Lane lane = lanes.computeIfAbsent(access.registered().origin(), origin -> new Lane(origin, limits));
        return new Session(access, new Retrieval.Line(lane, get, limits));
    }

    /** No redirects, cookies, credentials, proxies, retries, compression or protocol upgrades: one request, one answer. */
    private static CloseableHttpClient client(CallbackLimits limits, HostLookup lookup) {
        RequestConfig requests = RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(limits.budget()))
                .setResponseTimeout(timeout(limits.read()))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections(limits, lookup))
                .setDefaultRequestConfig(requests)
                .setRoutePlanner(new DefaultRoutePlanner(null))
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .evictIdleConnections(IDLE)
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(CallbackLimits limits, HostLookup lookup) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new VettedAddresses(lookup, limits.privateHosts()))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(limits.connect()))
                        .setSocketTimeout(timeout(limits.read()))
                        .setTimeToLive(LIFE)
                        .setValidateAfterInactivity(CHECKED_AFTER)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(timeout(limits.read()))
                        .build())
                .setMaxConnPerRoute(limits.concurrency())
                .setMaxConnTotal(CONNECTIONS)
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    @Override
    public void close() throws IOException {
        lanes.values().forEach(Lane::close);
        client.close();
    }
}
