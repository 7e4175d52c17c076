package org.precisionhooks.consent.tenant;

/** What a clinician may be told of what is withheld (consent.md section 10.6), a setting of the tenant. */
public enum NoticeMode {
    /** Nothing: as if the data were absent. */
    SILENT,
    /** One fixed sentence, whatever the data are. */
    NEUTRAL,
    /** That something is withheld; never what, and never of data whose existence law protects. */
    WITHHELD,
    /** That a critical check could not be completed, where the data may be used and not be shown. */
    SAFETY
}
