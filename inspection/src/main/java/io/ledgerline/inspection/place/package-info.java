/** Addresses, places and organisations. */
@NullMarked
package io.ledgerline.inspection.place;

import org.jspecify.annotations.NullMarked;
