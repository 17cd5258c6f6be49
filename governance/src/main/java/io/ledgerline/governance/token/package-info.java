/** Tokens that outlive their request, encrypted and for a time. */
@NullMarked
package io.ledgerline.governance.token;

import org.jspecify.annotations.NullMarked;
