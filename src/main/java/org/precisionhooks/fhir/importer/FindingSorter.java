package org.precisionhooks.fhir.importer;

import java.util.ArrayList;
import java.util.List;
import org.precisionhooks.fhir.importer.vcf.RegionSet;
import org.precisionhooks.fhir.importer.vcf.RowReading;
import org.precisionhooks.fhir.importer.vcf.VcfCall;

/** Tells findings that become Observations from those for the index, and from those that may not be stored. */
final class FindingSorter {

    private final RegionSet interest;
    private final int most;
    private final List<VcfCall> shown = new ArrayList<>();
    private long indexed;
    private long withheld;

    /** @param most Observations at most */
    FindingSorter(RegionSet interest, int most) {
        this.interest = interest;
        this.most = most;
    }

    /** Of each finding once; what may not be stored has no source. */
    boolean isIndexed(VcfCall call) {
        if (call.fact().source().reference().isEmpty()) {
            withheld++;
            return false;
        }
        if (shown.size() < most && interest.overlaps(RowReading.region(call))) {
            shown.add(call);
            return false;
        }
        indexed++;
        return true;
    }

    List<VcfCall> shown() {
        return shown;
    }

    ImportResult.Kept kept() {
        return new ImportResult.Kept(indexed, shown.size(), withheld);
    }
}
