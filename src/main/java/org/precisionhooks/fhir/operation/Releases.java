package org.precisionhooks.fhir.operation;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.advice.Adviser;

/** Port: takes releases of knowledge over that lie in the operator's folder, and knows whom they may concern. */
public interface Releases {

    /**
     * A release to take over.
     *
     * @param kind {@code guidance}, {@code alleles} or {@code rxnorm}
     * @param name file or folder in the operator's folder of releases
     * @param source publisher of the guidance
     * @param edition what the release is called
     */
    record Release(String kind, String name, String source, String edition) {}

    /** What a pack changes of a table: the rows that are new, other or gone. */
    record Change(String table, List<String> added, List<String> changed, List<String> removed) {
        public Change {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            removed = List.copyOf(removed);
        }
    }

    /**
     * A release that was taken over; its pack lies there and is not switched on.
     *
     * @param pack name of the folder of the pack
     * @param leftOut what of the release was not taken over
     * @param adviser advises as the server would with the pack
     */
    record Taken(String pack, List<Change> changes, List<String> leftOut, Adviser adviser) {
        public Taken {
            changes = List.copyOf(changes);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** Why a release is not taken over: file and line inside the release, and what is wrong there. */
    final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Refused(String problem) {
            super(problem);
        }
    }

    /** Whether the operator has named folders for releases and packs. */
    boolean areOffered();

    /** @throws Refused when the release is not as expected; nothing is written then */
    Taken take(Release release);

    /** @throws Refused when there is no pack of this name among those that were taken over, or it cannot be used */
    Adviser withPack(String pack);

    /**
     * Stored patients, in a stable order.
     *
     * @param ids logical ids
     * @param next where the next ones begin; empty after the last
     */
    record Patients(List<String> ids, Optional<String> next) {
        public Patients {
            ids = List.copyOf(ids);
        }
    }

    /**
     * The patients who are stored here, so many at a time.
     *
     * @param after what the answer before gave as {@code next}; empty for the first ones
     */
    Patients patients(Optional<String> after, int most);
}
