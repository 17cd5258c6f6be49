/** What may leave: the matrix of data policies, and what is done with what it doesn't allow. */
@NullMarked
package io.ledgerline.governance.data;

import org.jspecify.annotations.NullMarked;
