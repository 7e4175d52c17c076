package org.precisionhooks.fhir.source.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.precisionhooks.fhir.source.ServerBase;

/**
 * Looks a host up once for each connection, which is then made to just these addresses, so that what was checked is what is
 * called. One address that must not be called refuses them all.
 */
final class VettedAddresses implements DnsResolver {

    private static final String LOCALHOST = "localhost";

    private final HostLookup lookup;
    private final Set<String> privateHosts;

    /** @param privateHosts names that may lead into a private network */
    VettedAddresses(HostLookup lookup, Set<String> privateHosts) {
        this.lookup = lookup;
        this.privateHosts = privateHosts;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.addresses(host);
        Set<AddressKind> allowed = allowed(host.toLowerCase(Locale.ROOT));
        if (!Stream.of(addresses).map(AddressKind::of).allMatch(allowed::contains)) {
            throw new RefusedAddressException();
        }
        return addresses;
    }

    /** Only registered hosts come here: an address that is written out was registered as such. */
    private Set<AddressKind> allowed(String host) {
        if (isLiteral(host)) {
            return EnumSet.complementOf(EnumSet.of(AddressKind.FORBIDDEN));
        }
        if (host.equals(LOCALHOST)) {
            return EnumSet.of(AddressKind.LOOPBACK);
        }
        return privateHosts.contains(host)
                ? EnumSet.of(AddressKind.PUBLIC, AddressKind.PRIVATE)
                : EnumSet.of(AddressKind.PUBLIC);
    }

    /** Whether a base never leaves this machine. */
    static boolean isLoopback(ServerBase base) {
        if (base.host().equals(LOCALHOST)) {
            return true;
        }
        try {
            return isLiteral(base.host()) && AddressKind.of(InetAddress.getByName(base.host())) == AddressKind.LOOPBACK;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isLiteral(String host) {
        return host.contains(":") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
