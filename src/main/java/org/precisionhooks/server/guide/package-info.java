/** Guides of other publishers, such as Genomics Reporting: validation against them, and strictness where a site asks for it. */
@NullMarked
package org.precisionhooks.server.guide;

import org.jspecify.annotations.NullMarked;
