/** What models of several kinds are learnt with. */
@NullMarked
package io.ledgerline.inspection.learn;

import org.jspecify.annotations.NullMarked;
