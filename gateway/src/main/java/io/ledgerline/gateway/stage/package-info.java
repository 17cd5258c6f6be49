/** What a stage may see of a call and what it may decide: the places where inspection is added. */
@NullMarked
package io.ledgerline.gateway.stage;

import org.jspecify.annotations.NullMarked;
