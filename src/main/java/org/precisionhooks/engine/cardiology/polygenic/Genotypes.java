package org.precisionhooks.engine.cardiology.polygenic;

import java.util.Optional;
import java.util.OptionalInt;
import org.precisionhooks.genome.GenomeBuild;

/** A person's genotypes on one build, looked up by place and by the set of both alleles, whichever is the reference. */
interface Genotypes {

    GenomeBuild build();

    /** The site with these two alleles; empty where the test has none of it: nobody knows then that it is the reference. */
    Optional<Site> site(String chromosome, long position, String one, String other);

    /**
     * What was found at a site.
     *
     * @param reference reference allele
     * @param references copies of it; a person may carry a third allele, or have one copy only
     * @param alternates copies of the other one; both are empty where the site could not be read
     */
    record Site(String reference, OptionalInt references, OptionalInt alternates) {

        /** A site of two alleles and two copies. */
        public Site(String reference, OptionalInt alternates) {
            this(reference, rest(alternates), alternates);
        }

        /** A site that could not be read. */
        public static Site unread(String reference) {
            return new Site(reference, OptionalInt.empty(), OptionalInt.empty());
        }

        private static OptionalInt rest(OptionalInt alternates) {
            return alternates.isEmpty() ? alternates : OptionalInt.of(2 - alternates.getAsInt());
        }

        /** Whether the copies could be read. */
        boolean isRead() {
            return references.isPresent() && alternates.isPresent();
        }

        /** Whether there is one copy of it only, as on the X of a male. */
        boolean isSingle() {
            return isRead() && references.getAsInt() + alternates.getAsInt() == 1;
        }

        /** Copies of an allele of the site. */
        OptionalInt copies(String allele) {
            return allele.equals(reference) ? references : alternates;
        }
    }
}
