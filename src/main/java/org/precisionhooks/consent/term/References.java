package org.precisionhooks.consent.term;

/** Literal references: {@code Type/id}, perhaps behind a server's base and before a version. */
public final class References {

    private References() {}

    public static String unversioned(String reference) {
        int version = reference.indexOf("/_history/");
        return version < 0 ? reference : reference.substring(0, version);
    }

    public static boolean isRelative(String reference) {
        return reference.indexOf(':') < 0 && reference.indexOf('/') > 0;
    }

    /** {@code Type/id} of a reference, whatever server it names; the reference itself when it has no such form. */
    public static String tail(String reference) {
        String plain = unversioned(reference);
        int id = plain.lastIndexOf('/');
        int type = id <= 0 ? -1 : plain.lastIndexOf('/', id - 1);
        return type < 0 ? plain : plain.substring(type + 1);
    }

    public static String type(String reference) {
        String tail = tail(reference);
        int slash = tail.indexOf('/');
        return slash < 0 ? "" : tail.substring(0, slash);
    }
}
