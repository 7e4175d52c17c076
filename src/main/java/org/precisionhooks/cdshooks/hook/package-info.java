/** What a call says: the hook, its context, the service that it calls, and what is wrong with it. */
@NullMarked
package org.precisionhooks.cdshooks.hook;

import org.jspecify.annotations.NullMarked;
