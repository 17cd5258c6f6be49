/** Runs the reading of documents in processes of their own, which can be ended. */
@NullMarked
package io.ledgerline.documents.process;

import org.jspecify.annotations.NullMarked;
