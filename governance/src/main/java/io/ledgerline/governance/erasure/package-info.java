/** Erasing what is kept about a subject: asked by one, approved by another, never under a hold. */
@NullMarked
package io.ledgerline.governance.erasure;

import org.jspecify.annotations.NullMarked;
