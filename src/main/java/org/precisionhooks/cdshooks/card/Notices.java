package org.precisionhooks.cdshooks.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.consent.Remark;
import org.precisionhooks.consent.tenant.NoticeMode;

/** What people are told of consent, in words that name no domain and no kind of data (consent.md section 10.6). */
public final class Notices {

    /** The same on every card and in discovery, whatever a patient permits. */
    public static final String NEUTRAL =
            "What patients do not permit to be used is not taken into account; advice may then be missing.";

    public static final String WITHHELD = "Part of the record may not be shown here, and was not taken into account.";
    public static final String CHECK_INCOMPLETE = "A safety check relevant to this order could not be completed.";

    private static final String BREAK_GLASS =
            "Shown under an emergency override. The override ends within the hour, and a privacy officer reviews it.";
    private static final String SUBSTANCE_USE =
            "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

    private Notices() {}

    static List<String> of(Set<Remark> remarks, NoticeMode mode) {
        List<String> notices = new ArrayList<>();
        if (remarks.contains(Remark.BREAK_GLASS)) {
            notices.add(BREAK_GLASS);
        }
        if (remarks.contains(Remark.SUBSTANCE_USE)) {
            notices.add(SUBSTANCE_USE);
        }
        if (mode == NoticeMode.NEUTRAL) {
            notices.add(NEUTRAL);
        }
        ofItsOwn(remarks).ifPresent(notices::add);
        return notices;
    }

    /** What is told also where there is no other card. */
    static Optional<String> ofItsOwn(Set<Remark> remarks) {
        if (remarks.contains(Remark.CHECK_INCOMPLETE)) {
            return Optional.of(CHECK_INCOMPLETE);
        }
        return remarks.contains(Remark.WITHHELD) ? Optional.of(WITHHELD) : Optional.empty();
    }
}
