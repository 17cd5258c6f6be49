/** Marks of one tenant's prompts in another tenant's traffic: the wall has a hole, so it stops. */
@NullMarked
package io.ledgerline.gateway.isolation;

import org.jspecify.annotations.NullMarked;
