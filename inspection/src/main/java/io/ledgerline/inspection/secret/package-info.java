/** Keys, tokens and passwords: vendors' forms first, then what stands behind a telling name. */
@NullMarked
package io.ledgerline.inspection.secret;

import org.jspecify.annotations.NullMarked;
