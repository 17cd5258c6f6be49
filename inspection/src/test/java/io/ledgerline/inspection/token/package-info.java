/** What tokens promise, by behaviour and by property. */
@NullMarked
package io.ledgerline.inspection.token;

import org.jspecify.annotations.NullMarked;
