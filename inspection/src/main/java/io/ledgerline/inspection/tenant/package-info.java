/** What a tenant adds to the detectors: patterns, dictionaries, values that are allowed. */
@NullMarked
package io.ledgerline.inspection.tenant;

import org.jspecify.annotations.NullMarked;
