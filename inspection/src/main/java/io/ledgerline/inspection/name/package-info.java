/** People, places and companies that no rule knows: a small linear model, learnt from our texts. */
@NullMarked
package io.ledgerline.inspection.name;

import org.jspecify.annotations.NullMarked;
