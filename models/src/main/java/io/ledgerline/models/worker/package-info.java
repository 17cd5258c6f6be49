/** The process that holds a model: tokenizer, network, and what its outputs say of places. */
@NullMarked
package io.ledgerline.models.worker;

import org.jspecify.annotations.NullMarked;
