/** Rules about answers: what must stand in them, what must not, and what happens then. */
@NullMarked
package io.ledgerline.inspection.rule;

import org.jspecify.annotations.NullMarked;
