/** What an answer promises a customer, held against the terms that a brand really offers. */
@NullMarked
package io.ledgerline.inspection.promise;

import org.jspecify.annotations.NullMarked;
