/** Which models a caller may use: tiers, gates, aliases and the way down. */
@NullMarked
package io.ledgerline.governance.model;

import org.jspecify.annotations.NullMarked;
