/** Figures about calls: bounded label sets, and of tenants nothing but the name. */
@NullMarked
package io.ledgerline.gateway.metrics;

import org.jspecify.annotations.NullMarked;
