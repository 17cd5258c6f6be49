/** How long what is kept, by which rule: schedules, packs with citations, and their resolution. */
@NullMarked
package io.ledgerline.governance.retention;

import org.jspecify.annotations.NullMarked;
