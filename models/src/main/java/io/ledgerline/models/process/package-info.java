/** Runs models in processes of their own: asked with a deadline, ended, started again. */
@NullMarked
package io.ledgerline.models.process;

import org.jspecify.annotations.NullMarked;
