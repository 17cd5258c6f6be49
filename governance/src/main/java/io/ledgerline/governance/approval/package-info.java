/** What one person asks for and another decides: four eyes, by named owners, within a time. */
@NullMarked
package io.ledgerline.governance.approval;

import org.jspecify.annotations.NullMarked;
