/** Which logs the nodes on this database have, so that each can name the others. */
@NullMarked
package io.ledgerline.governance.origin;

import org.jspecify.annotations.NullMarked;
