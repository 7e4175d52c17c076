package org.precisionhooks.fhir.source.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Port: the addresses of a host. */
@FunctionalInterface
interface HostLookup {

    InetAddress[] addresses(String host) throws UnknownHostException;
}
