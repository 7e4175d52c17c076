package org.precisionhooks.server.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.fhir.audit.AuditTrail.Anchor;
import org.precisionhooks.fhir.audit.ChainReport.Broken;
import org.precisionhooks.fhir.audit.ChainReport.Fault;

/** Follows the chain row by row and remembers the first that is not as it was written. */
final class ChainCheck {

    private final AuditSeal seal;
    private final Optional<Anchor> anchor;
    private long rows;
    private String hash = "";
    private boolean sealedByKey;
    private boolean linkedByKey;
    private @Nullable Broken broken;

    ChainCheck(AuditSeal seal, Optional<Anchor> anchor) {
        this.seal = seal;
        this.anchor = anchor;
    }

    void row(long sequence, AuditRow row, String rowSeal, String rowHash) {
        if (broken != null) {
            return;
        }
        if (sequence != rows + 1) {
            broken = new Broken(sequence, Fault.MISSING);
        } else if (!isSealed(row, rowSeal)) {
            broken = new Broken(sequence, Fault.CHANGED);
        } else if (!isLinked(sequence, rowSeal, rowHash)) {
            broken = new Broken(sequence, Fault.DETACHED);
        } else if (anchor.filter(
                        noted -> noted.sequence() == sequence && !noted.hash().equals(rowHash))
                .isPresent()) {
            broken = new Broken(sequence, Fault.REPLACED);
        }
        rows = sequence;
        hash = rowHash;
    }

    /** The head names the last row; an anchor beyond it names one that was there. */
    void end(long headSequence, String headHash) {
        if (broken != null) {
            return;
        }
        if (rows != headSequence || !hash.equals(headHash)) {
            broken = new Broken(rows + 1, Fault.CUT_OFF);
        } else if (anchor.filter(noted -> noted.sequence() > rows).isPresent()) {
            broken = new Broken(rows + 1, Fault.CUT_OFF);
        }
    }

    /** Once a key was used, nothing without it counts any more. */
    private boolean isSealed(AuditRow row, String rowSeal) {
        if (seal.of(row).equals(rowSeal)) {
            sealedByKey = seal.keyed();
            return true;
        }
        return !sealedByKey && AuditSeal.PLAIN.of(row).equals(rowSeal);
    }

    private boolean isLinked(long sequence, String rowSeal, String rowHash) {
        if (seal.link(hash, sequence, rowSeal).equals(rowHash)) {
            linkedByKey = seal.keyed();
            return true;
        }
        return !linkedByKey && AuditSeal.PLAIN.link(hash, sequence, rowSeal).equals(rowHash);
    }

    long rows() {
        return rows;
    }

    String hash() {
        return hash;
    }

    boolean keyed() {
        return linkedByKey;
    }

    Optional<Broken> broken() {
        return Optional.ofNullable(broken);
    }
}
