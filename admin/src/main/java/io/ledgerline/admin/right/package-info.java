/** The rights table: which role may do which action, and how far it reaches. */
@NullMarked
package io.ledgerline.admin.right;

import org.jspecify.annotations.NullMarked;
