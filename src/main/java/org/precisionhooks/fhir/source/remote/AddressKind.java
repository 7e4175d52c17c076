package org.precisionhooks.fhir.source.remote;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Where an IP address leads (IANA special-purpose address registries, RFC 6890). */
enum AddressKind {
    PUBLIC,
    PRIVATE,
    LOOPBACK,
    /** Link-local (where clouds keep credentials), multicast, unspecified, reserved, or a wrapping of another address. */
    FORBIDDEN;

    /** The first block that holds an address decides. */
    private static final List<Block> V4 = List.of(
            block(LOOPBACK, 8, 127),
            block(PRIVATE, 8, 10),
            block(PRIVATE, 12, 172, 16),
            block(PRIVATE, 16, 192, 168),
            block(PRIVATE, 10, 100, 64),
            block(FORBIDDEN, 8, 0),
            block(FORBIDDEN, 16, 169, 254),
            block(FORBIDDEN, 24, 192, 0, 0),
            block(FORBIDDEN, 24, 192, 0, 2),
            block(FORBIDDEN, 24, 192, 88, 99),
            block(FORBIDDEN, 15, 198, 18),
            block(FORBIDDEN, 24, 198, 51, 100),
            block(FORBIDDEN, 24, 203, 0, 113),
            block(FORBIDDEN, 3, 224));

    private static final List<Block> V6 = List.of(
            block(LOOPBACK, 128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
            block(PRIVATE, 7, 0xFC),
            block(FORBIDDEN, 23, 0x20, 0x01, 0x00),
            block(FORBIDDEN, 32, 0x20, 0x01, 0x0D, 0xB8),
            block(FORBIDDEN, 16, 0x20, 0x02),
            block(PUBLIC, 3, 0x20));

    private record Block(AddressKind kind, int bits, byte[] prefix) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                if (bit(address, bit) != bit(prefix, bit)) {
                    return false;
                }
            }
            return true;
        }

        private static int bit(byte[] bytes, int bit) {
            int octet = bit / 8 < bytes.length ? bytes[bit / 8] : 0;
            return octet >> (7 - bit % 8) & 1;
        }
    }

    /** Java gives IPv4 addresses that are mapped into IPv6 as IPv4 ones. */
    static AddressKind of(InetAddress address) {
        boolean v4 = address instanceof Inet4Address;
        return (v4 ? V4 : V6)
                .stream()
                        .filter(block -> block.holds(address.getAddress()))
                        .map(Block::kind)
                        .findFirst()
                        .orElse(v4 ? PUBLIC : FORBIDDEN);
    }

    private static Block block(AddressKind kind, int bits, int... prefix) {
        byte[] octets = new byte[prefix.length];
        for (int i = 0; i < prefix.length; i++) {
            octets[i] = (byte) prefix[i];
        }
        return new Block(kind, bits, octets);
    }
}
