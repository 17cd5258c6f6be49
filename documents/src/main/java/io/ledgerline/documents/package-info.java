/** The text of PDF and Office files, within hard limits: what is asked, and what comes back. */
@NullMarked
package io.ledgerline.documents;

import org.jspecify.annotations.NullMarked;
